package io.qworker.url;

import java.util.ArrayList;
import java.util.List;

/**
 * A URL record of the standard. A host of null is no host, an empty one is an empty host; query and fragment of null are
 * absent. The path is a list of segments, or one opaque string. Source: URL Standard, "URL representation".
 */
public final class Url {

    static final int NO_PORT = -1;

    String scheme = "";
    String username = "";
    String password = "";
    String host;
    int port = NO_PORT;
    List<String> path = new ArrayList<>();
    String opaquePath;
    String query;
    String fragment;

    Url() {}

    private Url(Url other) {
        scheme = other.scheme;
        copyAuthority(other);
        copyPath(other);
        query = other.query;
        fragment = other.fragment;
    }

    /** The URL that {@code input} means, relative to {@code base} unless that is null; null when there is none. */
    public static Url parse(String input, Url base) {
        return UrlParser.parse(input, base);
    }

    Url copy() {
        return new Url(this);
    }

    void copyAuthority(Url other) {
        username = other.username;
        password = other.password;
        host = other.host;
        port = other.port;
    }

    void copyPath(Url other) {
        path = new ArrayList<>(other.path);
        opaquePath = other.opaquePath;
    }

    boolean isSpecial() {
        return Scheme.isSpecial(scheme);
    }

    boolean isFile() {
        return scheme.equals("file");
    }

    boolean hasCredentials() {
        return !username.isEmpty() || !password.isEmpty();
    }

    boolean cannotHaveCredentials() {
        return host == null || host.isEmpty() || isFile();
    }

    /** Takes the last segment off, but never the drive of a file URL. */
    void shortenPath() {
        if (isFile() && path.size() == 1 && DriveLetter.isNormalized(path.getFirst())) {
            return;
        }
        if (!path.isEmpty()) {
            path.removeLast();
        }
    }

    /** The host as text; empty when there is none. */
    public String hostname() {
        return host == null ? "" : host;
    }

    /** As {@code URL.prototype.origin}. */
    public String origin() {
        if (scheme.equals("blob")) {
            Url inner = parse(pathname(), null);
            return inner != null && inner.scheme.startsWith("http") && inner.isSpecial() ? inner.origin() : "null";
        }
        if (!isSpecial() || isFile()) {
            return "null";
        }
        return scheme + "://" + host + (port == NO_PORT ? "" : ":" + port);
    }

    String pathname() {
        if (opaquePath != null) {
            return opaquePath;
        }
        StringBuilder text = new StringBuilder();
        path.forEach(segment -> text.append('/').append(segment));
        return text.toString();
    }

    /** The serialized URL and where its parts lie in it. */
    public SerializedUrl serialize() {
        return SerializedUrl.of(this);
    }

    /** This URL without the parts that are not wanted, its host as people read it if {@code unicode}. */
    public Url without(boolean keepFragment, boolean unicode, boolean keepQuery, boolean keepCredentials) {
        Url shown = copy();
        if (!keepFragment) {
            shown.fragment = null;
        }
        if (unicode && host != null) {
            shown.host = Idna.toUnicode(host);
        }
        if (!keepQuery) {
            shown.query = null;
        }
        if (!keepCredentials) {
            shown.username = "";
            shown.password = "";
        }
        return shown;
    }
}
