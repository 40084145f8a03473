package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.qworker.http.Problem.Kind;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * A request that found its route.
 *
 * @param path the route's variables, decoded
 */
record Request(HttpExchange exchange, Map<String, String> path, Query query) {

    private static final int LARGEST_BODY = 1024 * 1024;
    /** How much of a body that is too large is still read, so that the client hears why. */
    private static final int PATIENCE = 16 * LARGEST_BODY;

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The job's id in the path; anything that is none is an unknown job. */
    ObjectId jobId() {
        String id = path.get("id");
        if (!ObjectId.isValid(id)) {
            throw Problem.of(Kind.UNKNOWN_JOB, "“" + id + "” is no job id; ids have 24 hexadecimal digits");
        }
        return new ObjectId(id);
    }

    /** The body, which must be JSON and say so: a page of another site can send a plain text, but no JSON, unasked. */
    JsonNode json() {
        String type = header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json")) {
            throw Problem.of(Kind.WRONG_CONTENT_TYPE, "send JSON, with the header Content-Type: application/json");
        }
        try {
            return PlainJson.read(text(body()));
        } catch (PlainJson.MalformedJson e) {
            throw Problem.of(Kind.NOT_JSON, e.getMessage());
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(Kind.NOT_JSON, "it is not in UTF-8");
        }
    }

    private byte[] body() {
        try {
            InputStream in = exchange.getRequestBody();
            byte[] body = in.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                in.skip(PATIENCE);
                throw Problem.of(Kind.TOO_LARGE, "at most " + LARGEST_BODY + " bytes are taken")
                        .with("Connection", "close");
            }
            return body;
        } catch (IOException e) {
            throw Problem.of(Kind.NOT_JSON, "it did not arrive whole (" + e.getMessage() + ")");
        }
    }
}
