package io.qworker.node.http;

import java.util.BitSet;
import java.util.List;

/** The methods that llhttp knows, at their numbers, and which of them belong to which protocol. */
final class HttpMethods {

    static final List<String> ALL = List.of(
            "DELETE",
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "CONNECT",
            "OPTIONS",
            "TRACE",
            "COPY",
            "LOCK",
            "MKCOL",
            "MOVE",
            "PROPFIND",
            "PROPPATCH",
            "SEARCH",
            "UNLOCK",
            "BIND",
            "REBIND",
            "UNBIND",
            "ACL",
            "REPORT",
            "MKACTIVITY",
            "CHECKOUT",
            "MERGE",
            "M-SEARCH",
            "NOTIFY",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "PATCH",
            "PURGE",
            "MKCALENDAR",
            "LINK",
            "UNLINK",
            "SOURCE",
            "PRI",
            "DESCRIBE",
            "ANNOUNCE",
            "SETUP",
            "PLAY",
            "PAUSE",
            "TEARDOWN",
            "GET_PARAMETER",
            "SET_PARAMETER",
            "REDIRECT",
            "RECORD",
            "FLUSH",
            "QUERY");

    static final int CONNECT = ALL.indexOf("CONNECT");
    static final int PRI = ALL.indexOf("PRI");

    static final Words WORDS = Words.of(ALL);

    /** Those of HTTP itself, without HTTP/2's. */
    static final List<String> HTTP1 = ALL.stream()
            .filter(method -> ALL.indexOf(method) < PRI || method.equals("QUERY"))
            .toList();

    private static final BitSet OF_HTTP = numbers(HTTP1);
    private static final BitSet OF_RTSP = numbers(List.of(
            "OPTIONS",
            "DESCRIBE",
            "ANNOUNCE",
            "SETUP",
            "PLAY",
            "PAUSE",
            "TEARDOWN",
            "GET_PARAMETER",
            "SET_PARAMETER",
            "REDIRECT",
            "RECORD",
            "FLUSH",
            "GET",
            "POST"));
    private static final BitSet OF_ICE = numbers(List.of("SOURCE"));

    static {
        OF_HTTP.set(PRI);
    }

    private HttpMethods() {}

    private static BitSet numbers(List<String> methods) {
        BitSet numbers = new BitSet();
        methods.forEach(method -> numbers.set(ALL.indexOf(method)));
        return numbers;
    }

    static boolean isOf(Protocol protocol, int method) {
        BitSet methods = switch (protocol) {
            case HTTP -> OF_HTTP;
            case RTSP -> OF_RTSP;
            case ICE -> OF_ICE;
        };
        return methods.get(method);
    }

    /** What a start line may name before its version. */
    enum Protocol {
        HTTP,
        RTSP,
        ICE;

        static final Words WORDS = Words.of(List.of("HTTP", "RTSP", "ICE"));
        private static final Protocol[] VALUES = values();

        static Protocol of(int number) {
            return VALUES[number];
        }
    }
}
