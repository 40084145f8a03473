package io.qworker.node.http;

import java.util.List;

/** Header lines, and trailers: names, values, what ends them. */
final class HeaderLines {

    /** Which header it is, as far as it matters, and for some what its value says. */
    enum Kind {
        GENERAL,
        CONNECTION,
        CONTENT_LENGTH,
        TRANSFER_ENCODING,
        UPGRADE,
        CONNECTION_KEEP_ALIVE,
        CONNECTION_CLOSE,
        CONNECTION_UPGRADE,
        TRANSFER_ENCODING_CHUNKED
    }

    private static final Words SPECIAL =
            Words.of(List.of("connection", "content-length", "proxy-connection", "transfer-encoding", "upgrade"));
    private static final List<Kind> SPECIAL_KINDS =
            List.of(Kind.CONNECTION, Kind.CONTENT_LENGTH, Kind.CONNECTION, Kind.TRANSFER_ENCODING, Kind.UPGRADE);

    private HeaderLines() {}

    static State field(Llhttp m) {
        return switch (m.state) {
            case HEADERS_START -> start(m);
            case HEADER_FIELD_START -> fieldStart(m);
            case HEADER_FIELD -> special(m);
            case HEADER_FIELD_COLON -> colon(m);
            case HEADER_FIELD_COLON_SPACES ->
                m.current() == ' ' ? m.skip(State.HEADER_FIELD_COLON_SPACES) : State.HEADER_FIELD_COLON;
            case HEADER_FIELD_GENERAL -> general(m);
            default -> almostDone(m);
        };
    }

    private static State start(Llhttp m) {
        if (m.current() != ' ') {
            return State.HEADER_FIELD_START;
        }
        return m.allows(Leniency.HEADERS)
                ? m.skip(State.HEADER_FIELD_START)
                : m.failAfter(HttpErrno.UNEXPECTED_SPACE, "Unexpected space after start line");
    }

    private static State fieldStart(Llhttp m) {
        switch (m.current()) {
            case '\r' -> {
                return m.skip(State.HEADERS_ALMOST_DONE);
            }
            case '\n' -> {
                m.position++;
                return m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? complete(m)
                        : m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header field char");
            }
            case ':' -> {
                return m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header token");
            }
            default -> {
                m.startSpan(Llhttp.Span.HEADER_FIELD);
                m.word = Words.START;
                return State.HEADER_FIELD;
            }
        }
    }

    private static State special(Llhttp m) {
        while (m.position < m.end) {
            if (m.walk(SPECIAL, Characters.toLower(m.current())) == Words.MISMATCH) {
                m.headerKind = Kind.GENERAL;
                return State.HEADER_FIELD_GENERAL;
            }
            int word = SPECIAL.word(m.word);
            if (word != Words.MISMATCH) {
                m.word = Words.START;
                m.headerKind = SPECIAL_KINDS.get(word);
                return State.HEADER_FIELD_COLON;
            }
        }
        return State.HEADER_FIELD;
    }

    private static State colon(Llhttp m) {
        return switch (m.current()) {
            case ' ' -> m.allows(Leniency.HEADERS) ? m.skip(State.HEADER_FIELD_COLON_SPACES) : spaceBeforeColon(m);
            case ':' -> fieldComplete(m);
            default -> {
                m.headerKind = Kind.GENERAL;
                yield State.HEADER_FIELD_GENERAL;
            }
        };
    }

    private static State spaceBeforeColon(Llhttp m) {
        State next = m.endSpan(1, State.FAILED);
        return next == null ? null : m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header field char");
    }

    private static State general(Llhttp m) {
        byte[] data = m.data;
        int at = m.position;
        while (at < m.end && Characters.TOKEN[data[at] & 0xff]) {
            at++;
        }
        m.position = at;
        if (at == m.end) {
            return State.HEADER_FIELD_GENERAL;
        }
        return m.current() == ':' ? fieldComplete(m) : m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header token");
    }

    /** A message with both a length and an encoding may be an attempt to smuggle one. */
    private static State fieldComplete(Llhttp m) {
        State next = m.endSpan(1, State.HEADER_VALUE_SPACES);
        if (next == null || m.allows(Leniency.CHUNKED_LENGTH)) {
            return next;
        }
        if (m.headerKind == Kind.TRANSFER_ENCODING && m.has(Llhttp.Flag.CONTENT_LENGTH)) {
            return m.fail(
                    HttpErrno.INVALID_TRANSFER_ENCODING, "Transfer-Encoding can't be present with Content-Length");
        }
        if (m.headerKind == Kind.CONTENT_LENGTH && m.has(Llhttp.Flag.TRANSFER_ENCODING)) {
            return m.fail(HttpErrno.INVALID_CONTENT_LENGTH, "Content-Length can't be present with Transfer-Encoding");
        }
        return next;
    }

    static State value(Llhttp m) {
        return switch (m.state) {
            case HEADER_VALUE_SPACES -> spaces(m);
            case HEADER_VALUE_SPACES_ALMOST_DONE -> spacesAlmostDone(m);
            case HEADER_VALUE_EMPTY_LINE -> emptyLine(m);
            case HEADER_VALUE_START -> FramingHeaders.start(m);
            case HEADER_VALUE -> general(m, Characters.HEADER_VALUE);
            case HEADER_VALUE_OTHERWISE -> otherwise(m);
            case HEADER_VALUE_LENIENT -> lenient(m);
            case HEADER_VALUE_ALMOST_DONE ->
                m.current() == '\n'
                        ? m.skip(State.HEADER_VALUE_FOLDED)
                        : m.fail(HttpErrno.LF_EXPECTED, "Missing expected LF after header value");
            default -> folded(m);
        };
    }

    private static State spaces(Llhttp m) {
        return switch (m.current()) {
            case ' ', '\t' -> m.skip(State.HEADER_VALUE_SPACES);
            case '\r' -> m.skip(State.HEADER_VALUE_SPACES_ALMOST_DONE);
            case '\n' ->
                m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? m.skip(State.HEADER_VALUE_EMPTY_LINE)
                        : m.failAfter(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header value char");
            default -> {
                m.startSpan(Llhttp.Span.HEADER_VALUE);
                yield State.HEADER_VALUE_START;
            }
        };
    }

    private static State spacesAlmostDone(Llhttp m) {
        if (m.current() == '\n') {
            return m.skip(State.HEADER_VALUE_EMPTY_LINE);
        }
        return m.allows(Leniency.HEADERS)
                ? State.HEADER_VALUE_EMPTY_LINE
                : m.fail(HttpErrno.STRICT, "Expected LF after CR");
    }

    private static State emptyLine(Llhttp m) {
        if (m.current() == ' ' || m.current() == '\t') {
            return m.allows(Leniency.HEADERS)
                    ? m.skip(State.HEADER_VALUE_SPACES)
                    : m.failAfter(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header value char");
        }
        if (m.headerKind == Kind.CONTENT_LENGTH) {
            return m.fail(HttpErrno.INVALID_CONTENT_LENGTH, "Empty Content-Length");
        }
        FramingHeaders.setFlags(m);
        m.startSpan(Llhttp.Span.HEADER_VALUE);
        return m.endSpan(State.HEADER_FIELD_START);
    }

    private static State general(Llhttp m, boolean[] allowed) {
        byte[] data = m.data;
        int at = m.position;
        while (at < m.end && allowed[data[at] & 0xff]) {
            at++;
        }
        m.position = at;
        return at == m.end ? State.HEADER_VALUE : State.HEADER_VALUE_OTHERWISE;
    }

    private static State otherwise(Llhttp m) {
        switch (m.current()) {
            case '\r' -> {
                return m.endSpan(1, State.HEADER_VALUE_ALMOST_DONE);
            }
            case '\n' -> {
                State next = m.endSpan(State.HEADER_VALUE_ALMOST_DONE);
                return next == null || m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? next
                        : m.fail(HttpErrno.CR_EXPECTED, "Missing expected CR after header value");
            }
            default -> {
                if (m.allows(Leniency.HEADERS)) {
                    return State.HEADER_VALUE_LENIENT;
                }
                State next = m.endSpan(State.FAILED);
                return next == null ? null : m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Invalid header value char");
            }
        }
    }

    private static State lenient(Llhttp m) {
        return switch (m.current()) {
            case '\r' -> m.endSpan(1, State.HEADER_VALUE_ALMOST_DONE);
            case '\n' -> m.endSpan(State.HEADER_VALUE_ALMOST_DONE);
            default -> m.skip(State.HEADER_VALUE_LENIENT);
        };
    }

    /** At the next line, which may go on with the value. */
    private static State folded(Llhttp m) {
        if (m.current() != ' ' && m.current() != '\t') {
            FramingHeaders.setFlags(m);
            return State.HEADER_FIELD_START;
        }
        if (!m.allows(Leniency.HEADERS)) {
            return m.fail(HttpErrno.INVALID_HEADER_TOKEN, "Unexpected whitespace after header value");
        }
        if (m.headerKind == Kind.TRANSFER_ENCODING_CHUNKED) {
            m.headerKind = Kind.GENERAL;
        }
        m.startSpan(Llhttp.Span.HEADER_VALUE);
        return State.HEADER_VALUE_START;
    }

    private static State almostDone(Llhttp m) {
        if (m.current() == '\n') {
            m.position++;
        } else if (!m.allows(Leniency.OPTIONAL_LF_AFTER_CR)) {
            return m.fail(HttpErrno.STRICT, "Expected LF after headers");
        }
        return complete(m);
    }

    private static State complete(Llhttp m) {
        if (m.has(Llhttp.Flag.TRAILING)) {
            return m.after(
                    m.events.chunkComplete(), "on_chunk_complete", HttpErrno.CB_CHUNK_COMPLETE, State.MESSAGE_DONE);
        }
        if (m.has(Llhttp.Flag.UPGRADE) && m.has(Llhttp.Flag.CONNECTION_UPGRADE)) {
            // In a response it only announces what might be, unless the protocols are being switched.
            m.upgrade = m.type == Llhttp.Type.REQUEST || m.statusCode == 101;
        } else {
            m.upgrade = m.method == HttpMethods.CONNECT && m.type == Llhttp.Type.REQUEST;
        }
        return Body.headersComplete(m);
    }
}
