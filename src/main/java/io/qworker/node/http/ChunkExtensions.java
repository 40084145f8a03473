package io.qworker.node.http;

/** {@code ;name=value} behind the size of a chunk. */
final class ChunkExtensions {

    private ChunkExtensions() {}

    static State step(Llhttp m) {
        int c = m.current();
        return switch (m.state) {
            case CHUNK_EXTENSIONS -> start(m, c);
            case CHUNK_EXTENSION_NAME -> name(m, c);
            case CHUNK_EXTENSION_VALUE -> value(m, c);
            case CHUNK_EXTENSION_QUOTED -> quoted(m, c);
            case CHUNK_EXTENSION_QUOTED_PAIR ->
                Characters.QUOTED_PAIR[c]
                        ? m.skip(State.CHUNK_EXTENSION_QUOTED)
                        : invalid(m, "Invalid quoted-pair in chunk extensions quoted value");
            default -> quotedDone(m, c);
        };
    }

    private static State start(Llhttp m, int c) {
        if (c == ' ' || c == '\r') {
            return m.failAfter(HttpErrno.STRICT, "Invalid character in chunk extensions");
        }
        m.startSpan(Llhttp.Span.CHUNK_EXTENSION);
        return State.CHUNK_EXTENSION_NAME;
    }

    private static State name(Llhttp m, int c) {
        if (Characters.TOKEN[c]) {
            return m.skip(State.CHUNK_EXTENSION_NAME);
        }
        if (c == '=') {
            State next = m.endSpan(1, State.CHUNK_EXTENSION_VALUE);
            if (next != null) {
                m.startSpan(Llhttp.Span.CHUNK_EXTENSION);
            }
            return next;
        }
        return end(m, c, "chunk extension name", "Invalid character in chunk extensions name");
    }

    private static State value(Llhttp m, int c) {
        if (c == '"') {
            return m.skip(State.CHUNK_EXTENSION_QUOTED);
        }
        if (Characters.TOKEN[c]) {
            return m.skip(State.CHUNK_EXTENSION_VALUE);
        }
        return end(m, c, "chunk extension value", "Invalid character in chunk extensions value");
    }

    private static State end(Llhttp m, int c, String what, String otherwise) {
        return switch (c) {
            case ';' -> m.endSpan(1, State.CHUNK_EXTENSIONS);
            case '\r' -> m.endSpan(1, State.CHUNK_SIZE_ALMOST_DONE);
            case '\n' -> {
                State next = m.endSpan(State.CHUNK_SIZE_ALMOST_DONE);
                yield next == null ? null : Chunks.lineFeedAlone(m, "Missing expected CR after " + what);
            }
            default -> invalid(m, otherwise);
        };
    }

    private static State quoted(Llhttp m, int c) {
        if (Characters.QUOTED[c]) {
            return m.skip(State.CHUNK_EXTENSION_QUOTED);
        }
        return switch (c) {
            case '"' -> {
                m.position++;
                yield m.endSpan(State.CHUNK_EXTENSION_QUOTED_DONE);
            }
            case '\\' -> m.skip(State.CHUNK_EXTENSION_QUOTED_PAIR);
            default -> invalid(m, "Invalid character in chunk extensions quoted value");
        };
    }

    private static State quotedDone(Llhttp m, int c) {
        return switch (c) {
            case ';' -> m.skip(State.CHUNK_EXTENSIONS);
            case '\r' -> m.skip(State.CHUNK_SIZE_ALMOST_DONE);
            case '\n' -> Chunks.lineFeedAlone(m, "Missing expected CR after chunk extension value");
            default -> m.fail(HttpErrno.STRICT, "Invalid character in chunk extensions quote value");
        };
    }

    private static State invalid(Llhttp m, String text) {
        State next = m.endSpan(1, State.FAILED);
        return next == null ? null : m.fail(HttpErrno.STRICT, text);
    }
}
