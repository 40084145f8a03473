package io.qworker.http;

import io.qworker.http.Problem.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters after the question mark. */
record Query(Map<String, List<String>> parameters) {

    /** Reads {@code a=1&b=2}; null for none. A text that is not well encoded is a {@link Problem}. */
    static Query parse(String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                    .add(parts.length == 2 ? decode(parts[1]) : "");
        }
        return new Query(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(Kind.INVALID_FIELD, "the query is not well encoded: " + text);
        }
    }

    /** Refuses parameters that the route does not know. */
    Query only(String... names) {
        for (String name : parameters.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw Problem.inField(
                        Kind.UNKNOWN_FIELD,
                        name,
                        names.length == 0 ? "is unknown here" : "is unknown; there are " + String.join(", ", names));
            }
        }
        return this;
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** The value of a parameter that may be given once. */
    Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Problem.inField(Kind.INVALID_FIELD, name, "may be given once");
        }
        return values.stream().findFirst();
    }
}
