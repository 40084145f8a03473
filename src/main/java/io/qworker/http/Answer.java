package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a route answers. */
sealed interface Answer {

    int OK = 200;
    int CREATED = 201;
    int ACCEPTED = 202;
    int NO_CONTENT = 204;

    int status();

    String contentType();

    /** Further headers. */
    Map<String, String> headers();

    /** An answer that is known as a whole. */
    record Whole(int status, String contentType, Map<String, String> headers, byte[] body) implements Answer {}

    /** An answer that goes on until its writer returns or the client leaves. */
    record Stream(String contentType, Writer writer) implements Answer {

        @Override
        public int status() {
            return OK;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /** Writes to the client until there is no more to say. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static Answer json(JsonNode body) {
        return json(OK, body, Map.of());
    }

    static Answer json(int status, JsonNode body, Map<String, String> headers) {
        return text(status, "application/json", headers, body.toString() + "\n");
    }

    static Answer text(int status, String contentType, Map<String, String> headers, String text) {
        return new Whole(status, contentType, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer nothing() {
        return new Whole(NO_CONTENT, "", Map.of(), new byte[0]);
    }
}
