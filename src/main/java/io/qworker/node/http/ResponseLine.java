package io.qworker.node.http;

/** {@code HTTP/1.1 200 OK}. */
final class ResponseLine {

    private ResponseLine() {}

    static State version(Llhttp m) {
        return switch (m.state) {
            case RESPONSE_PROTOCOL -> {
                HttpMethods.Protocol protocol = StartLine.protocol(m);
                yield protocol != null
                        ? State.RESPONSE_AFTER_PROTOCOL
                        : m.state == State.FAILED ? null : State.RESPONSE_PROTOCOL;
            }
            case RESPONSE_AFTER_PROTOCOL ->
                m.current() == '/'
                        ? m.skip(State.RESPONSE_MAJOR)
                        : m.fail(HttpErrno.INVALID_CONSTANT, "Expected HTTP/, RTSP/ or ICE/");
            case RESPONSE_MAJOR -> StartLine.major(m, State.RESPONSE_DOT);
            case RESPONSE_DOT -> StartLine.dot(m, State.RESPONSE_MINOR);
            case RESPONSE_MINOR -> StartLine.minor(m, State.RESPONSE_AFTER_VERSION);
            default -> {
                m.statusCode = 0;
                yield m.current() == ' '
                        ? m.skip(State.STATUS_CODE_1)
                        : m.fail(HttpErrno.INVALID_VERSION, "Expected space after version");
            }
        };
    }

    static State status(Llhttp m) {
        return switch (m.state) {
            case STATUS_CODE_1 -> digit(m, State.STATUS_CODE_2);
            case STATUS_CODE_2 -> digit(m, State.STATUS_CODE_3);
            case STATUS_CODE_3 -> digit(m, State.STATUS_CODE_END);
            case STATUS_CODE_END -> codeEnd(m);
            case STATUS_START -> {
                m.startSpan(Llhttp.Span.STATUS);
                yield State.STATUS;
            }
            case STATUS -> text(m);
            default -> lineEnd(m);
        };
    }

    private static State digit(Llhttp m, State next) {
        if (!Characters.isDigit(m.current())) {
            return m.fail(HttpErrno.INVALID_STATUS, "Invalid status code");
        }
        m.statusCode = m.statusCode * 10 + m.current() - '0';
        return m.skip(next);
    }

    private static State codeEnd(Llhttp m) {
        return switch (m.current()) {
            case ' ' -> m.skip(State.STATUS_START);
            case '\r' -> m.skip(State.RESPONSE_LINE_ALMOST_DONE);
            case '\n' ->
                m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? m.skip(State.HEADERS_START)
                        : m.failAfter(HttpErrno.INVALID_STATUS, "Invalid response status");
            default -> m.fail(HttpErrno.INVALID_STATUS, "Invalid response status");
        };
    }

    private static State text(Llhttp m) {
        while (m.position < m.end) {
            switch (m.current()) {
                case '\r' -> {
                    return m.endSpan(1, State.RESPONSE_LINE_ALMOST_DONE);
                }
                case '\n' -> {
                    State next = m.endSpan(1, State.HEADERS_START);
                    return next == null || m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                            ? next
                            : m.fail(HttpErrno.CR_EXPECTED, "Missing expected CR after response line");
                }
                default -> m.position++;
            }
        }
        return State.STATUS;
    }

    private static State lineEnd(Llhttp m) {
        if (m.current() == '\r' || m.current() == '\n') {
            return m.skip(State.HEADERS_START);
        }
        return m.allows(Leniency.OPTIONAL_LF_AFTER_CR)
                ? State.HEADERS_START
                : m.fail(HttpErrno.STRICT, "Expected LF after CR");
    }
}
