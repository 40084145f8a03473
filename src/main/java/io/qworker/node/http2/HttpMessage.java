package io.qworker.node.http2;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.Header;

/** What HTTP demands of the messages on a stream: which headers, in which order, and how much of a body. */
final class HttpMessage {

    /** What becomes of a header. */
    enum Verdict {
        TAKEN,
        /** Left out: a value or name that is not quite right, as are often seen. */
        IGNORED,
        /** The message cannot be trusted. */
        WRONG
    }

    private enum Seen {
        AUTHORITY,
        METHOD,
        PATH,
        SCHEME,
        PROTOCOL,
        STATUS,
        HOST
    }

    private static final Map<String, Seen> PSEUDO = Map.of(
            ":authority", Seen.AUTHORITY,
            ":method", Seen.METHOD,
            ":path", Seen.PATH,
            ":scheme", Seen.SCHEME,
            ":protocol", Seen.PROTOCOL);
    private static final Set<String> OF_CONNECTIONS =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");
    private static final Set<Seen> NEEDED = EnumSet.of(Seen.METHOD, Seen.PATH, Seen.SCHEME);
    private static final long UNKNOWN = -1;

    private final int streamId;
    private final Set<Seen> seen = EnumSet.noneOf(Seen.class);
    private boolean pseudoHeadersOver;
    private boolean finalResponseExpected;
    private String method = "";
    private String path = "";
    private boolean isHttpScheme;
    private int status = -1;
    private long length = UNKNOWN;
    private long received;

    HttpMessage(int streamId) {
        this.streamId = streamId;
    }

    /** Of our own request: what the response may look like depends on it. */
    void requested(List<Header> headers) {
        for (Header header : headers) {
            if (header.getName().equals(":method")) {
                method = header.getValue();
            }
        }
    }

    /** Where a header comes from decides what it may be. */
    record Place(boolean inRequest, boolean inTrailer, boolean allowsProtocol, boolean strict) {}

    Verdict header(Header header, Place place) {
        String name = header.getName();
        if (!FieldSyntax.isName(name)) {
            return name.startsWith(":") || FieldSyntax.hasUpperCase(name) ? Verdict.WRONG : ignored();
        }
        if (!isValueRight(name, header.getValue(), place)) {
            return name.startsWith(":") ? Verdict.WRONG : ignored();
        }
        if (name.startsWith(":") && (place.inTrailer() || pseudoHeadersOver)) {
            return Verdict.WRONG;
        }
        Verdict verdict =
                place.inRequest() ? ofRequest(name, header.getValue(), place) : ofResponse(name, header.getValue());
        pseudoHeadersOver |= !name.startsWith(":");
        return verdict;
    }

    private Verdict ignored() {
        pseudoHeadersOver = true;
        return Verdict.IGNORED;
    }

    private static boolean isValueRight(String name, String value, Place place) {
        return switch (name) {
            case ":method" -> FieldSyntax.isMethod(value);
            case ":path" -> FieldSyntax.isPath(value);
            case ":scheme" -> FieldSyntax.isScheme(value);
            case ":authority", "host" ->
                place.inRequest() ? FieldSyntax.isAuthority(value) : FieldSyntax.isValue(value, place.strict());
            default -> FieldSyntax.isValue(value, place.strict());
        };
    }

    private Verdict ofRequest(String name, String value, Place place) {
        switch (name) {
            case ":method" -> {
                method = value;
                if (value.equals("CONNECT") && streamId % 2 == 0) {
                    return Verdict.WRONG;
                }
            }
            case ":authority" -> {}
            case ":path" -> path = value;
            case ":scheme" -> isHttpScheme = value.equalsIgnoreCase("http") || value.equalsIgnoreCase("https");
            case ":protocol" -> {
                if (!place.allowsProtocol()) {
                    return Verdict.WRONG;
                }
            }
            case "host" -> {
                return once(Seen.HOST, value);
            }
            case "content-length" -> {
                return contentLength(value);
            }
            default -> {
                return ofBoth(name, value);
            }
        }
        return once(PSEUDO.get(name), value);
    }

    private Verdict ofResponse(String name, String value) {
        switch (name) {
            case ":status" -> {
                status = value.length() == 3 ? (int) number(value) : -1;
                return status == -1 || status == 101 ? Verdict.WRONG : once(Seen.STATUS, value);
            }
            case "content-length" -> {
                if (status == 204) {
                    // Some servers send a length where there must be none.
                    boolean harmless = length == UNKNOWN && value.equals("0");
                    length = 0;
                    return harmless ? Verdict.IGNORED : Verdict.WRONG;
                }
                if (status / 100 == 1) {
                    return Verdict.WRONG;
                }
                return status / 100 == 2 && method.equals("CONNECT") ? Verdict.IGNORED : contentLength(value);
            }
            default -> {
                return ofBoth(name, value);
            }
        }
    }

    private static Verdict ofBoth(String name, String value) {
        boolean wrong = OF_CONNECTIONS.contains(name)
                || name.equals("te") && !value.equalsIgnoreCase("trailers")
                || name.startsWith(":");
        return wrong ? Verdict.WRONG : Verdict.TAKEN;
    }

    private Verdict once(Seen header, String value) {
        return !value.isEmpty() && seen.add(header) ? Verdict.TAKEN : Verdict.WRONG;
    }

    private Verdict contentLength(String value) {
        if (length != UNKNOWN) {
            return Verdict.WRONG;
        }
        length = number(value);
        return length == UNKNOWN ? Verdict.WRONG : Verdict.TAKEN;
    }

    private static long number(String digits) {
        boolean right =
                !digits.isEmpty() && digits.length() < 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return right ? Long.parseLong(digits) : UNKNOWN;
    }

    /** A request's headers are complete. False when it is none. */
    boolean requestHeadersEnd(boolean isPromise) {
        boolean right = method.equals("CONNECT") && !seen.contains(Seen.PROTOCOL) ? connectIsWhole() : requestIsWhole();
        if (isPromise) {
            seen.clear();
            pseudoHeadersOver = false;
            length = UNKNOWN;
        }
        return right;
    }

    private boolean connectIsWhole() {
        length = UNKNOWN;
        return !seen.contains(Seen.SCHEME) && !seen.contains(Seen.PATH) && seen.contains(Seen.AUTHORITY);
    }

    private boolean requestIsWhole() {
        boolean named = seen.contains(Seen.AUTHORITY) || seen.contains(Seen.HOST);
        boolean protocolRight =
                !seen.contains(Seen.PROTOCOL) || method.equals("CONNECT") && seen.contains(Seen.AUTHORITY);
        boolean pathRight = !isHttpScheme || path.startsWith("/") || method.equals("OPTIONS") && path.equals("*");
        return seen.containsAll(NEEDED) && named && protocolRight && pathRight;
    }

    boolean expectsFinalResponse() {
        return finalResponseExpected;
    }

    /** A response's headers are complete; of a provisional one, the next follow. */
    boolean responseHeadersEnd() {
        if (!seen.contains(Seen.STATUS)) {
            return false;
        }
        finalResponseExpected = status / 100 == 1;
        if (finalResponseExpected) {
            seen.clear();
            pseudoHeadersOver = false;
            length = UNKNOWN;
            status = -1;
        } else if (method.equals("HEAD") || status == 304 || status == 204) {
            length = 0;
        } else if (method.equals("CONNECT")) {
            length = UNKNOWN;
        }
        return true;
    }

    /** False when there is more of a body than was said, or none may be yet. */
    boolean bodyPart(int count) {
        received += count;
        return !finalResponseExpected && (length == UNKNOWN || received <= length);
    }

    boolean remoteEnd() {
        return !finalResponseExpected && (length == UNKNOWN || length == received);
    }
}
