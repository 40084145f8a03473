package io.qworker.node.http;

/** {@code GET /path HTTP/1.1}, but for the path. */
final class RequestLine {

    private static final byte[] PREFACE = {'\r', '\n', '\r', '\n', 'S', 'M', '\r', '\n', '\r', '\n'};

    private RequestLine() {}

    static State method(Llhttp m) {
        if (m.walk(HttpMethods.WORDS, m.current()) == Words.MISMATCH) {
            return m.fail(HttpErrno.INVALID_METHOD, "Invalid method encountered");
        }
        int method = HttpMethods.WORDS.word(m.word);
        if (method == Words.MISMATCH) {
            return State.METHOD;
        }
        if (HttpMethods.WORDS.goesOn(m.word)) {
            if (m.position == m.end) {
                return State.METHOD_OR_LONGER;
            }
            return methodOrLonger(m);
        }
        return known(m, method);
    }

    /** A method is complete that is also the beginning of another one. */
    static State methodOrLonger(Llhttp m) {
        int method = HttpMethods.WORDS.word(m.word);
        return HttpMethods.WORDS.step(m.word, m.current()) == Words.MISMATCH ? known(m, method) : State.METHOD;
    }

    private static State known(Llhttp m, int method) {
        m.method = method;
        m.word = Words.START;
        return State.SPACE_BEFORE_URL;
    }

    static State spaceBeforeUrl(Llhttp m) {
        return m.current() == ' '
                ? m.skip(State.SPACES_BEFORE_URL)
                : m.fail(HttpErrno.INVALID_METHOD, "Expected space after method");
    }

    static State spacesBeforeUrl(Llhttp m) {
        if (m.current() == ' ') {
            return m.skip(State.SPACES_BEFORE_URL);
        }
        m.startSpan(Llhttp.Span.URL);
        return m.method == HttpMethods.CONNECT ? State.URL_SERVER : State.URL_START;
    }

    static State version(Llhttp m) {
        return switch (m.state) {
            case REQUEST_PROTOCOL_START ->
                m.current() == ' ' ? m.skip(State.REQUEST_PROTOCOL_START) : State.REQUEST_PROTOCOL;
            case REQUEST_PROTOCOL -> protocol(m);
            case REQUEST_AFTER_PROTOCOL ->
                m.current() == '/'
                        ? m.skip(State.REQUEST_MAJOR)
                        : m.fail(HttpErrno.INVALID_CONSTANT, "Expected HTTP/, RTSP/ or ICE/");
            case REQUEST_MAJOR -> StartLine.major(m, State.REQUEST_DOT);
            case REQUEST_DOT -> StartLine.dot(m, State.REQUEST_MINOR);
            case REQUEST_MINOR ->
                StartLine.minor(m, m.method == HttpMethods.PRI ? State.PREFACE : State.REQUEST_COMPLETE);
            case REQUEST_COMPLETE -> complete(m);
            case REQUEST_COMPLETE_CRLF -> completeCrlf(m);
            default -> preface(m);
        };
    }

    private static State protocol(Llhttp m) {
        HttpMethods.Protocol protocol = StartLine.protocol(m);
        if (protocol == null) {
            return m.state == State.FAILED ? null : State.REQUEST_PROTOCOL;
        }
        if (HttpMethods.isOf(protocol, m.method)) {
            return State.REQUEST_AFTER_PROTOCOL;
        }
        return m.fail(
                HttpErrno.INVALID_CONSTANT,
                switch (protocol) {
                    case HTTP -> "Invalid method for HTTP/x.x request";
                    case RTSP -> "Invalid method for RTSP/x.x request";
                    case ICE -> "Expected SOURCE method for ICE/x.x request";
                });
    }

    private static State complete(Llhttp m) {
        return switch (m.current()) {
            case '\r' -> m.skip(State.REQUEST_COMPLETE_CRLF);
            case '\n' ->
                m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? m.skip(State.REQUEST_COMPLETE_CRLF)
                        : m.failAfter(HttpErrno.INVALID_VERSION, "Expected CRLF after version");
            default -> m.fail(HttpErrno.INVALID_VERSION, "Expected CRLF after version");
        };
    }

    private static State completeCrlf(Llhttp m) {
        if (m.current() == '\n') {
            return m.skip(State.HEADERS_START);
        }
        return m.allows(Leniency.OPTIONAL_LF_AFTER_CR)
                ? State.HEADERS_START
                : m.fail(HttpErrno.STRICT, "Expected CRLF after version");
    }

    /** The rest of HTTP/2's preface; {@link Llhttp#word} counts its bytes. */
    private static State preface(Llhttp m) {
        if (m.current() != PREFACE[m.word]) {
            return m.fail(HttpErrno.INVALID_VERSION, "Expected HTTP/2 Connection Preface");
        }
        m.position++;
        m.word++;
        return m.word < PREFACE.length ? State.PREFACE : m.fail(HttpErrno.PAUSED_H2_UPGRADE, "Pause on PRI/Upgrade");
    }
}
