package io.qworker.url;

/**
 * A URL as text, and the offsets that Node's library slices it by.
 *
 * <pre>
 * https://user:pass@example.com:1234/foo/bar?baz#quux
 *       |     |    |          | ^^^^|       |   |
 *       |     |    |          | |   |       |   hashStart
 *       |     |    |          | |   |       searchStart
 *       |     |    |          | |   pathnameStart
 *       |     |    |          | port
 *       |     |    |          hostEnd
 *       |     |    hostStart
 *       |     usernameEnd
 *       protocolEnd
 * </pre>
 *
 * @param components the nine numbers in the order of {@code urlComponents}; -1 for a part that is absent
 */
public record SerializedUrl(String href, int[] components) {

    private static final int ABSENT = -1;

    static SerializedUrl of(Url url) {
        StringBuilder href = new StringBuilder(64).append(url.scheme).append(':');
        int[] parts = new int[9];
        parts[0] = href.length();
        appendAuthority(url, href, parts);
        parts[4] = url.port;
        parts[5] = href.length();
        appendPath(url, href);
        parts[6] = url.query == null ? ABSENT : href.length();
        if (url.query != null) {
            href.append('?').append(url.query);
        }
        parts[7] = url.fragment == null ? ABSENT : href.length();
        if (url.fragment != null) {
            href.append('#').append(url.fragment);
        }
        parts[8] = Scheme.type(url.scheme);
        return new SerializedUrl(href.toString(), parts);
    }

    private static void appendAuthority(Url url, StringBuilder href, int[] parts) {
        if (url.host == null) {
            parts[1] = parts[2] = parts[3] = href.length();
            if (url.opaquePath == null
                    && url.path.size() > 1
                    && url.path.getFirst().isEmpty()) {
                href.append("/.");
            }
            return;
        }
        href.append("//").append(url.username);
        parts[1] = href.length();
        if (!url.password.isEmpty()) {
            href.append(':').append(url.password);
        }
        parts[2] = href.length();
        if (url.hasCredentials()) {
            href.append('@');
        }
        href.append(url.host);
        parts[3] = href.length();
        if (url.port != Url.NO_PORT) {
            href.append(':').append(url.port);
        }
    }

    private static void appendPath(Url url, StringBuilder href) {
        if (url.opaquePath != null) {
            href.append(url.opaquePath);
            return;
        }
        for (String segment : url.path) {
            href.append('/').append(segment);
        }
    }
}
