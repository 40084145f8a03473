package io.qworker.node.http;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The connections of a server, by when their message began: for its timeouts, and for closing those that are idle. */
final class ConnectionsList {

    private static final Comparator<HttpParser> BY_START =
            Comparator.comparingLong(HttpParser::messageStart).thenComparingLong(HttpParser::number);

    private final TreeSet<HttpParser> all = new TreeSet<>(BY_START);
    private final TreeSet<HttpParser> active = new TreeSet<>(BY_START);

    void add(HttpParser parser) {
        all.add(parser);
    }

    void addActive(HttpParser parser) {
        add(parser);
        active.add(parser);
    }

    /** Before the parser's start of a message changes, by which it is found. */
    void remove(HttpParser parser) {
        all.remove(parser);
        active.remove(parser);
    }

    Object all(JSRealm realm) {
        return objects(realm, new ArrayList<>(all));
    }

    Object idle(JSRealm realm) {
        return objects(
                realm, all.stream().filter(parser -> parser.messageStart() == 0).toList());
    }

    Object active(JSRealm realm) {
        return objects(realm, new ArrayList<>(active));
    }

    /** Those whose headers or whole request take longer than so many ms (0 for no limit); they are not active any more. */
    Object expired(JSRealm realm, long headersTimeout, long requestTimeout) {
        boolean swapped = requestTimeout > 0 && headersTimeout > requestTimeout;
        long now = HttpParser.now();
        long headersDeadline = deadline(now, swapped ? requestTimeout : headersTimeout);
        long requestDeadline = deadline(now, swapped ? headersTimeout : requestTimeout);
        List<HttpParser> expired = active.stream()
                .filter(parser -> !parser.hasHeaders() && parser.messageStart() < headersDeadline
                        || parser.messageStart() < requestDeadline)
                .toList();
        active.removeAll(expired);
        return objects(realm, expired);
    }

    private static long deadline(long now, long timeout) {
        long nanos = timeout * 1_000_000;
        return timeout > 0 && now > nanos ? now - nanos : 0;
    }

    private static Object objects(JSRealm realm, List<HttpParser> parsers) {
        return JsValues.array(realm, parsers.stream().map(HttpParser::object).toArray());
    }
}
