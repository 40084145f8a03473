package io.qworker.config;

import java.net.URI;
import java.util.Optional;

/**
 * Which manager to ask, and the token that it wants.
 *
 * @param url http or https, ending in a slash
 */
public record ManagerAddress(URI url, Optional<String> token) {

    /** As the sources give it; empty if none is named. Throws {@link ConfigException}. */
    public static Optional<ManagerAddress> from(Sources sources) {
        Optional<String> token = sources.get(Setting.TOKEN).map(Given::token);
        return sources.get(Setting.MANAGER).map(given -> new ManagerAddress(url(given), token));
    }

    private static URI url(Given given) {
        String text = given.text().strip();
        String withScheme = text.contains("://") ? text : "http://" + text;
        try {
            URI url = URI.create(withScheme.endsWith("/") ? withScheme : withScheme + "/");
            if (url.getHost() != null && url.getScheme().matches("(?i)https?") && url.getQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw given.expected("a URL such as http://127.0.0.1:7077");
        }
        throw given.expected("a URL such as http://127.0.0.1:7077");
    }
}
