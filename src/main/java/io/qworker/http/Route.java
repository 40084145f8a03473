package io.qworker.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path, and what answers them.
 *
 * @param template {@code /api/jobs/{id}}; a part in braces stands for any text
 * @param open whether it is answered without the token
 */
record Route(String method, String template, Handler handler, boolean open) {

    /** Answers a request, or throws a {@link Problem}. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Request request);
    }

    static Route get(String template, Handler handler) {
        return new Route("GET", template, handler, false);
    }

    static Route post(String template, Handler handler) {
        return new Route("POST", template, handler, false);
    }

    static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, handler, false);
    }

    /** The same for whoever asks. */
    Route withoutToken() {
        return new Route(method, template, handler, true);
    }

    /** A GET route answers HEAD as well. */
    boolean takes(String asked) {
        return asked.equals(method) || asked.equals("HEAD") && method.equals("GET");
    }

    /** The template's variables in a path as it was sent; empty if it is another path. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] wanted = template.split("/", -1);
        String[] given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            String value = decode(given[i]);
            if (wanted[i].startsWith("{") && !value.isEmpty()) {
                variables.put(wanted[i].substring(1, wanted[i].length() - 1), value);
            } else if (!wanted[i].equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
