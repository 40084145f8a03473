package io.qworker.node.http;

/** Up to the first line of a message, and what the two kinds of first lines have in common. */
final class StartLine {

    private StartLine() {}

    static State begin(Llhttp m) {
        return switch (m.state) {
            case START -> m.current() == '\r' || m.current() == '\n' ? m.skip(State.START) : State.AFTER_START;
            case AFTER_START -> {
                m.finish = Llhttp.Finish.UNSAFE;
                yield m.after(
                        m.events.messageBegin(), "on_message_begin", HttpErrno.CB_MESSAGE_BEGIN, State.MESSAGE_BEGUN);
            }
            default -> {
                m.word = Words.START;
                yield m.type == Llhttp.Type.REQUEST ? State.METHOD : State.RESPONSE_PROTOCOL;
            }
        };
    }

    static State major(Llhttp m, State next) {
        if (!Characters.isDigit(m.current())) {
            return m.fail(HttpErrno.INVALID_VERSION, "Invalid major version");
        }
        m.major = m.current() - '0';
        return m.skip(next);
    }

    static State dot(Llhttp m, State next) {
        return m.current() == '.' ? m.skip(next) : m.fail(HttpErrno.INVALID_VERSION, "Expected dot");
    }

    static State minor(Llhttp m, State next) {
        if (!Characters.isDigit(m.current())) {
            return m.fail(HttpErrno.INVALID_VERSION, "Invalid minor version");
        }
        m.minor = m.current() - '0';
        m.position++;
        return m.allows(Leniency.VERSION) || isKnownVersion(m.major, m.minor)
                ? next
                : m.fail(HttpErrno.INVALID_VERSION, "Invalid HTTP version");
    }

    private static boolean isKnownVersion(int major, int minor) {
        return switch (major) {
            case 0 -> minor == 9;
            case 1 -> minor <= 1;
            case 2 -> minor == 0;
            default -> false;
        };
    }

    /** Walks on in the names of protocols; answers the one that is complete now, or null after setting the next state. */
    static HttpMethods.Protocol protocol(Llhttp m) {
        if (m.walk(HttpMethods.Protocol.WORDS, m.current()) == Words.MISMATCH) {
            m.fail(HttpErrno.INVALID_CONSTANT, "Expected HTTP/, RTSP/ or ICE/");
            return null;
        }
        int number = HttpMethods.Protocol.WORDS.word(m.word);
        if (number == Words.MISMATCH) {
            return null;
        }
        m.word = Words.START;
        return HttpMethods.Protocol.of(number);
    }
}
