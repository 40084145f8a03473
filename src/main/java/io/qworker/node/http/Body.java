package io.qworker.node.http;

import io.qworker.node.http.Llhttp.Flag;
import io.qworker.node.http.Llhttp.Type;

/** From the end of the headers to the next message: what kind of body there is, if any. Source: llhttp, src/native/http.c. */
final class Body {

    private Body() {}

    static State headersComplete(Llhttp m) {
        int answer = m.events.headersComplete();
        switch (answer) {
            case 0 -> {
                return State.HEADERS_DONE;
            }
            case 1 -> {
                m.flags |= Flag.SKIP_BODY;
                return State.HEADERS_DONE;
            }
            case 2 -> {
                m.upgrade = true;
                m.flags |= Flag.SKIP_BODY;
                return State.HEADERS_DONE;
            }
            default -> {
                return answer == HttpErrno.PAUSED.number()
                        ? m.pause(HttpErrno.PAUSED, "Paused by on_headers_complete", State.HEADERS_DONE)
                        : m.fail(HttpErrno.CB_HEADERS_COMPLETE, "User callback error");
            }
        }
    }

    static State step(Llhttp m) {
        return switch (m.state) {
            case HEADERS_DONE -> kindOfBody(m);
            case BODY -> {
                m.startSpan(Llhttp.Span.BODY);
                yield State.BODY_REST;
            }
            case BODY_REST -> consume(m, State.BODY_REST, State.MESSAGE_DONE);
            case BODY_UNTIL_EOF -> {
                m.finish = Llhttp.Finish.SAFE_WITH_CALLBACK;
                m.startSpan(Llhttp.Span.BODY);
                yield State.EOF;
            }
            case EOF -> {
                m.position = m.end;
                yield State.EOF;
            }
            case MESSAGE_DONE -> messageComplete(m, m.upgrade ? State.UPGRADE_PAUSE : State.CLEANUP);
            case UPGRADE_PAUSE -> m.pause(HttpErrno.PAUSED_UPGRADE, "Pause on CONNECT/Upgrade", State.CLEANUP);
            case CLEANUP -> cleanUp(m);
            case RESTART -> {
                m.finish = Llhttp.Finish.SAFE;
                yield State.START;
            }
            default -> closed(m);
        };
    }

    /** Takes {@link Llhttp#contentLength} bytes for the body. */
    static State consume(Llhttp m, State same, State next) {
        long available = m.end - m.position;
        if (Long.compareUnsigned(available, m.contentLength) < 0) {
            m.contentLength -= available;
            m.position = m.end;
            return same;
        }
        m.position += (int) m.contentLength;
        m.contentLength = 0;
        return m.endSpan(next);
    }

    private static State messageComplete(Llhttp m, State next) {
        return m.after(m.events.messageComplete(), "on_message_complete", HttpErrno.CB_MESSAGE_COMPLETE, next);
    }

    private static State kindOfBody(Llhttp m) {
        boolean hasBody = m.has(Flag.CHUNKED) || m.contentLength != 0;
        boolean isConnect = m.type == Type.REQUEST && m.method == HttpMethods.CONNECT;
        if (m.upgrade && (isConnect || m.has(Flag.SKIP_BODY) || !hasBody)
                || m.type == Type.RESPONSE && m.statusCode == 101) {
            return messageComplete(m, State.UPGRADE_PAUSE);
        }
        if (m.type == Type.RESPONSE && m.statusCode == 100 || m.has(Flag.SKIP_BODY) || hasNone(m)) {
            return messageComplete(m, State.CLEANUP);
        }
        if (m.has(Flag.CHUNKED)) {
            return State.CHUNK_SIZE_START;
        }
        if (m.has(Flag.TRANSFER_ENCODING)) {
            return m.type == Type.REQUEST && !m.allows(Leniency.CHUNKED_LENGTH | Leniency.TRANSFER_ENCODING)
                    ? m.fail(HttpErrno.INVALID_TRANSFER_ENCODING, "Request has invalid `Transfer-Encoding`")
                    : State.BODY_UNTIL_EOF;
        }
        if (!m.has(Flag.CONTENT_LENGTH)) {
            return endsWithConnection(m) ? State.BODY_UNTIL_EOF : messageComplete(m, State.CLEANUP);
        }
        return m.contentLength == 0 ? messageComplete(m, State.CLEANUP) : State.BODY;
    }

    private static boolean hasNone(Llhttp m) {
        return m.type == Type.RESPONSE
                && switch (m.statusCode) {
                    case 102, 103, 204, 304 -> true;
                    default -> false;
                };
    }

    /** Whether only the end of the connection tells where the body ends. */
    static boolean endsWithConnection(Llhttp m) {
        if (m.type == Type.REQUEST
                || m.statusCode / 100 == 1
                || m.statusCode == 204
                || m.statusCode == 304
                || m.has(Flag.SKIP_BODY)) {
            return false;
        }
        if (m.has(Flag.TRANSFER_ENCODING) && !m.has(Flag.CHUNKED)) {
            return true;
        }
        return !m.has(Flag.CHUNKED | Flag.CONTENT_LENGTH);
    }

    private static State cleanUp(Llhttp m) {
        boolean keepAlive = m.shouldKeepAlive();
        m.finish = Llhttp.Finish.SAFE;
        m.flags = 0;
        if (keepAlive) {
            m.contentLength = 0;
            return State.RESTART;
        }
        return m.allows(Leniency.KEEP_ALIVE) ? State.RESTART : State.CLOSED;
    }

    private static State closed(Llhttp m) {
        if (m.current() == '\r' || m.current() == '\n' || m.allows(Leniency.DATA_AFTER_CLOSE)) {
            return m.skip(State.CLOSED);
        }
        return m.failAfter(HttpErrno.CLOSED_CONNECTION, "Data after `Connection: close`");
    }
}
