package io.qworker.node.http;

import io.qworker.node.http.HeaderLines.Kind;
import java.util.List;

/** The values of the headers that say how long a message is and what becomes of the connection. */
final class FramingHeaders {

    private static final Words CHUNKED = Words.of(List.of("chunked"));
    private static final Words CONNECTION = Words.of(List.of("close", "upgrade", "keep-alive"));
    private static final List<Kind> CONNECTION_KINDS =
            List.of(Kind.CONNECTION_CLOSE, Kind.CONNECTION_UPGRADE, Kind.CONNECTION_KEEP_ALIVE);

    /** Content-Length is an unsigned 64 bit number. */
    private static final long MOST_TENS = Long.divideUnsigned(-1, 10);

    private FramingHeaders() {}

    /** At the first byte of a value. */
    static State start(Llhttp m) {
        m.word = Words.START;
        return switch (m.headerKind) {
            case UPGRADE -> {
                m.flags |= Llhttp.Flag.UPGRADE;
                m.headerKind = Kind.GENERAL;
                yield State.HEADER_VALUE;
            }
            case TRANSFER_ENCODING -> transferEncoding(m);
            case CONTENT_LENGTH ->
                m.has(Llhttp.Flag.CONTENT_LENGTH)
                        ? m.fail(HttpErrno.UNEXPECTED_CONTENT_LENGTH, "Duplicate Content-Length")
                        : State.CONTENT_LENGTH;
            case CONNECTION -> State.CONNECTION;
            default -> State.HEADER_VALUE;
        };
    }

    private static State transferEncoding(Llhttp m) {
        if (m.has(Llhttp.Flag.CHUNKED) && isForbiddenAfterChunked(m)) {
            return forbidden(m);
        }
        m.flags |= Llhttp.Flag.TRANSFER_ENCODING;
        m.flags &= ~Llhttp.Flag.CHUNKED;
        return State.TRANSFER_ENCODING_CHUNKED;
    }

    /** In a request nothing may follow {@code chunked}. */
    private static boolean isForbiddenAfterChunked(Llhttp m) {
        return m.type == Llhttp.Type.REQUEST && !m.allows(Leniency.TRANSFER_ENCODING);
    }

    private static State forbidden(Llhttp m) {
        State next = m.endSpan(1, State.FAILED);
        return next == null
                ? null
                : m.fail(HttpErrno.INVALID_TRANSFER_ENCODING, "Invalid `Transfer-Encoding` header value");
    }

    /** Notes what the value, now complete, has said. */
    static void setFlags(Llhttp m) {
        switch (m.headerKind) {
            case CONNECTION_KEEP_ALIVE -> connection(m, Llhttp.Flag.CONNECTION_KEEP_ALIVE);
            case CONNECTION_CLOSE -> connection(m, Llhttp.Flag.CONNECTION_CLOSE);
            case CONNECTION_UPGRADE -> connection(m, Llhttp.Flag.CONNECTION_UPGRADE);
            case TRANSFER_ENCODING_CHUNKED -> m.flags |= Llhttp.Flag.CHUNKED;
            default -> {
                // Says nothing about framing.
            }
        }
    }

    private static void connection(Llhttp m, int flag) {
        m.flags |= flag;
        m.headerKind = Kind.CONNECTION;
    }

    static State step(Llhttp m) {
        int c = m.current();
        return switch (m.state) {
            case TRANSFER_ENCODING_CHUNKED -> chunked(m, c);
            case TRANSFER_ENCODING_CHUNKED_LAST -> chunkedLast(m, c);
            case TRANSFER_ENCODING_TOKEN -> token(m, c);
            case TRANSFER_ENCODING_TOKEN_SPACES -> {
                m.word = Words.START;
                yield c == ' ' || c == '\t'
                        ? m.skip(State.TRANSFER_ENCODING_TOKEN_SPACES)
                        : State.TRANSFER_ENCODING_CHUNKED;
            }
            case CONTENT_LENGTH -> contentLength(m, c);
            case CONTENT_LENGTH_SPACES -> contentLengthSpaces(m, c);
            case CONNECTION -> connection(m);
            case CONNECTION_SPACES -> connectionSpaces(m, c);
            default -> connectionToken(m);
        };
    }

    private static State chunked(Llhttp m, int c) {
        if (m.walk(CHUNKED, c | 0x20) == Words.MISMATCH) {
            return State.TRANSFER_ENCODING_TOKEN;
        }
        if (CHUNKED.word(m.word) == Words.MISMATCH) {
            return State.TRANSFER_ENCODING_CHUNKED;
        }
        m.word = Words.START;
        return State.TRANSFER_ENCODING_CHUNKED_LAST;
    }

    private static State chunkedLast(Llhttp m, int c) {
        return switch (c) {
            case ' ' -> m.skip(State.TRANSFER_ENCODING_CHUNKED_LAST);
            case '\r', '\n' -> {
                m.headerKind = Kind.TRANSFER_ENCODING_CHUNKED;
                yield State.HEADER_VALUE_OTHERWISE;
            }
            case ',' -> isForbiddenAfterChunked(m) ? forbidden(m) : State.TRANSFER_ENCODING_TOKEN;
            default -> State.TRANSFER_ENCODING_TOKEN;
        };
    }

    private static State token(Llhttp m, int c) {
        if (c == ',') {
            return m.skip(State.TRANSFER_ENCODING_TOKEN_SPACES);
        }
        if (Characters.HEADER_LIST_ITEM[c]) {
            return m.skip(State.TRANSFER_ENCODING_TOKEN);
        }
        m.headerKind = Kind.GENERAL;
        return State.HEADER_VALUE;
    }

    private static State contentLength(Llhttp m, int c) {
        if (!Characters.isDigit(c)) {
            return State.CONTENT_LENGTH_SPACES;
        }
        int digit = c - '0';
        m.position++;
        if (Long.compareUnsigned(m.contentLength, MOST_TENS) > 0
                || Long.compareUnsigned(m.contentLength * 10, -1 - digit) > 0) {
            return invalidLength(m, "Content-Length overflow");
        }
        m.contentLength = m.contentLength * 10 + digit;
        return State.CONTENT_LENGTH;
    }

    private static State contentLengthSpaces(Llhttp m, int c) {
        return switch (c) {
            case ' ' -> m.skip(State.CONTENT_LENGTH_SPACES);
            case '\r', '\n' -> {
                m.flags |= Llhttp.Flag.CONTENT_LENGTH;
                yield State.HEADER_VALUE_OTHERWISE;
            }
            default -> invalidLength(m, "Invalid character in Content-Length");
        };
    }

    private static State invalidLength(Llhttp m, String text) {
        State next = m.endSpan(State.FAILED);
        return next == null ? null : m.fail(HttpErrno.INVALID_CONTENT_LENGTH, text);
    }

    private static State connection(Llhttp m) {
        int c = m.current();
        if (m.word == Words.START && (c == ' ' || c == '\t')) {
            return m.skip(State.CONNECTION);
        }
        if (m.walk(CONNECTION, Characters.toLower(c)) == Words.MISMATCH) {
            return State.CONNECTION_TOKEN;
        }
        int word = CONNECTION.word(m.word);
        if (word == Words.MISMATCH) {
            return State.CONNECTION;
        }
        m.word = Words.START;
        m.headerKind = CONNECTION_KINDS.get(word);
        return State.CONNECTION_SPACES;
    }

    private static State connectionSpaces(Llhttp m, int c) {
        return switch (c) {
            case ',' -> {
                setFlags(m);
                yield m.skip(State.CONNECTION);
            }
            case ' ' -> m.skip(State.CONNECTION_SPACES);
            case '\r', '\n' -> State.HEADER_VALUE_OTHERWISE;
            default -> {
                m.headerKind = Kind.GENERAL;
                yield State.CONNECTION_TOKEN;
            }
        };
    }

    private static State connectionToken(Llhttp m) {
        while (m.position < m.end && Characters.HEADER_LIST_ITEM[m.current()]) {
            m.position++;
        }
        if (m.position == m.end) {
            return State.CONNECTION_TOKEN;
        }
        return m.current() == ',' ? m.skip(State.CONNECTION) : State.HEADER_VALUE_OTHERWISE;
    }
}
