package io.qworker.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Results of the original helper libraries. */
public final class SupportVectors {

    private SupportVectors() {}

    /** A part of the vectors, by its JSON pointer. */
    public static JsonNode at(String pointer) {
        try (InputStream vectors = SupportVectors.class.getResourceAsStream("/vectors/support.json")) {
            JsonNode part = PlainJson.read(new String(vectors.readAllBytes(), StandardCharsets.UTF_8))
                    .at(pointer);
            if (part.isMissingNode()) {
                throw new IllegalArgumentException("no vectors at " + pointer);
            }
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> each(String pointer) {
        return StreamSupport.stream(at(pointer).spliterator(), false);
    }
}
