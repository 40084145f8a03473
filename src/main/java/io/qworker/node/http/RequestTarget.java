package io.qworker.node.http;

/** The target of a request: only the shape is checked, to be as strict and as lax as llhttp. Source: src/llhttp/url.ts. */
final class RequestTarget {

    private RequestTarget() {}

    static State step(Llhttp m) {
        int c = m.current();
        if (c == '\t' || c == '\f') {
            return m.failAfter(HttpErrno.INVALID_URL, "Invalid characters in url");
        }
        return switch (m.state) {
            case URL_START -> start(m, c);
            case URL_SCHEMA -> schema(m, c);
            case URL_SCHEMA_DELIMITER, URL_SCHEMA_DELIMITER_2 -> delimiter(m, c);
            case URL_SERVER, URL_SERVER_WITH_AT -> server(m, c);
            case URL_PATH -> path(m);
            case URL_QUERY_OR_FRAGMENT -> queryOrFragment(m, c);
            case URL_QUERY -> query(m);
            default -> fragment(m, c);
        };
    }

    private static State start(Llhttp m, int c) {
        if (c == '/' || c == '*') {
            return m.skip(State.URL_PATH);
        }
        if (Characters.isAlpha(c)) {
            return State.URL_SCHEMA;
        }
        return isBreak(c) ? invalid(m) : unexpected(m, "Unexpected start char in url");
    }

    private static State schema(Llhttp m, int c) {
        if (Characters.isAlpha(c)) {
            return m.skip(State.URL_SCHEMA);
        }
        if (c == ':') {
            return m.skip(State.URL_SCHEMA_DELIMITER);
        }
        return isBreak(c) ? invalid(m) : unexpected(m, "Unexpected char in url schema");
    }

    private static State delimiter(Llhttp m, int c) {
        boolean first = m.state == State.URL_SCHEMA_DELIMITER;
        if (c == '/') {
            return m.skip(first ? State.URL_SCHEMA_DELIMITER_2 : State.URL_SERVER);
        }
        return first && isBreak(c) ? invalid(m) : unexpected(m, "Unexpected char in url schema");
    }

    private static State server(Llhttp m, int c) {
        if (c == '/') {
            return m.skip(State.URL_PATH);
        }
        if (c == '?') {
            return m.skip(State.URL_QUERY);
        }
        if (Characters.USER_INFO[c] || c == '[' || c == ']') {
            return m.skip(State.URL_SERVER);
        }
        if (c == '@') {
            return m.state == State.URL_SERVER
                    ? m.skip(State.URL_SERVER_WITH_AT)
                    : m.failAfter(HttpErrno.INVALID_URL, "Double @ in url");
        }
        return end(m, c, "Unexpected char in url server");
    }

    private static State path(Llhttp m) {
        byte[] data = m.data;
        int at = m.position;
        while (at < m.end && Characters.URL[data[at] & 0xff]) {
            at++;
        }
        m.position = at;
        return at == m.end || m.current() == '\t' || m.current() == '\f' ? State.URL_PATH : State.URL_QUERY_OR_FRAGMENT;
    }

    private static State queryOrFragment(Llhttp m, int c) {
        return switch (c) {
            case '?' -> m.skip(State.URL_QUERY);
            case '#' -> m.skip(State.URL_FRAGMENT);
            default -> end(m, c, "Invalid char in url path");
        };
    }

    private static State query(Llhttp m) {
        byte[] data = m.data;
        int at = m.position;
        while (at < m.end && (Characters.URL[data[at] & 0xff] || data[at] == '?')) {
            at++;
        }
        m.position = at;
        if (at == m.end || m.current() == '\t' || m.current() == '\f') {
            return State.URL_QUERY;
        }
        return m.current() == '#' ? m.skip(State.URL_FRAGMENT) : end(m, m.current(), "Invalid char in url query");
    }

    private static State fragment(Llhttp m, int c) {
        if (Characters.URL[c] || c == '?' || c == '#') {
            return m.skip(State.URL_FRAGMENT);
        }
        return end(m, c, "Invalid char in url fragment start");
    }

    private static State end(Llhttp m, int c, String otherwise) {
        return switch (c) {
            case ' ' -> m.endSpan(State.URL_SKIP_SPACE);
            case '\r' -> m.endSpan(State.URL_SKIP_CR);
            case '\n' -> m.endSpan(State.URL_SKIP_LF);
            default -> unexpected(m, otherwise);
        };
    }

    /** From the byte behind the target to what follows: a version, or nothing when it is HTTP/0.9. */
    static State leave(Llhttp m) {
        int c = m.current();
        if (c == '\t' || c == '\f') {
            return m.failAfter(HttpErrno.INVALID_URL, "Invalid characters in url");
        }
        return switch (m.state) {
            case URL_SKIP_SPACE -> m.skip(State.URL_TO_HTTP);
            case URL_SKIP_CR -> m.skip(State.URL_SKIP_CRLF);
            case URL_SKIP_CRLF -> c == '\n' ? m.skip(State.URL_TO_HTTP09) : unexpected(m, "Expected CRLF");
            case URL_SKIP_LF -> m.skip(State.URL_TO_HTTP09);
            case URL_TO_HTTP -> {
                m.word = Words.START;
                yield State.REQUEST_PROTOCOL_START;
            }
            default -> {
                m.major = 0;
                m.minor = 9;
                yield State.HEADERS_START;
            }
        };
    }

    private static boolean isBreak(int c) {
        return c == ' ' || c == '\r' || c == '\n';
    }

    private static State invalid(Llhttp m) {
        return m.failAfter(HttpErrno.INVALID_URL, "Invalid characters in url");
    }

    private static State unexpected(Llhttp m, String text) {
        return m.fail(HttpErrno.INVALID_URL, text);
    }
}
