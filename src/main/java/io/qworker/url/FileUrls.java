package io.qworker.url;

/** File URLs of paths. Source: Node 24, EncodePathChars in src/node_url.cc. */
public final class FileUrls {

    private static final String ENCODED = "\0\t\n\r \"#%?[\\]^|~";

    private FileUrls() {}

    /** The URL of an absolute path; in a Windows path {@code \} separates as {@code /} does. */
    public static Url of(String path, boolean windows) {
        StringBuilder encoded = new StringBuilder("file://");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (windows && c == '\\') {
                encoded.append('/');
            } else if (ENCODED.indexOf(c) >= 0) {
                encoded.append('%').append("0123456789ABCDEF".charAt(c >> 4)).append("0123456789ABCDEF".charAt(c & 15));
            } else {
                encoded.append(c);
            }
        }
        return Url.parse(encoded.toString(), null);
    }
}
