package io.qworker.url;

/** The schemes that the standard treats specially, and their default ports. Source: URL Standard, "special scheme". */
enum Scheme {
    HTTP("http", 80, 0),
    HTTPS("https", 443, 2),
    WS("ws", 80, 3),
    FTP("ftp", 21, 4),
    WSS("wss", 443, 5),
    FILE("file", Url.NO_PORT, 6);

    /** What Node's library reads as the type of any other scheme. */
    static final int NOT_SPECIAL = 1;

    private final String text;
    private final int port;
    private final int type;

    Scheme(String text, int port, int type) {
        this.text = text;
        this.port = port;
        this.type = type;
    }

    static Scheme special(String scheme) {
        return switch (scheme) {
            case "http" -> HTTP;
            case "https" -> HTTPS;
            case "ws" -> WS;
            case "ftp" -> FTP;
            case "wss" -> WSS;
            case "file" -> FILE;
            default -> null;
        };
    }

    static boolean isSpecial(String scheme) {
        return special(scheme) != null;
    }

    /** {@link Url#NO_PORT} where there is none. */
    static int defaultPort(String scheme) {
        Scheme special = special(scheme);
        return special == null ? Url.NO_PORT : special.port;
    }

    static int type(String scheme) {
        Scheme special = special(scheme);
        return special == null ? NOT_SPECIAL : special.type;
    }

    @Override
    public String toString() {
        return text;
    }
}
