package io.qworker.node.http;

/** A body in chunks: sizes, extensions, data. */
final class Chunks {

    private Chunks() {}

    static State step(Llhttp m) {
        return switch (m.state) {
            case CHUNK_SIZE_START -> {
                m.contentLength = 0;
                yield State.CHUNK_SIZE_DIGIT;
            }
            case CHUNK_SIZE_DIGIT -> digit(m, true);
            case CHUNK_SIZE -> digit(m, false);
            case CHUNK_SIZE_OTHERWISE -> otherwise(m);
            case CHUNK_SIZE_ALMOST_DONE -> almostDone(m);
            case CHUNK_SIZE_DONE ->
                m.after(m.events.chunkHeader(), "on_chunk_header", HttpErrno.CB_CHUNK_HEADER, State.CHUNK_BODY);
            case CHUNK_BODY -> {
                if (m.contentLength == 0) {
                    m.flags |= Llhttp.Flag.TRAILING;
                    yield State.HEADER_FIELD_START;
                }
                yield State.CHUNK_DATA;
            }
            case CHUNK_DATA -> {
                m.startSpan(Llhttp.Span.BODY);
                yield State.CHUNK_DATA_REST;
            }
            case CHUNK_DATA_REST -> Body.consume(m, State.CHUNK_DATA_REST, State.CHUNK_DATA_ALMOST_DONE);
            case CHUNK_DATA_ALMOST_DONE -> dataAlmostDone(m);
            case CHUNK_DATA_ALMOST_DONE_LF -> m.current() == '\n' ? m.skip(State.CHUNK_COMPLETE) : afterData(m);
            case CHUNK_COMPLETE ->
                m.after(
                        m.events.chunkComplete(),
                        "on_chunk_complete",
                        HttpErrno.CB_CHUNK_COMPLETE,
                        State.CHUNK_SIZE_START);
            default -> ChunkExtensions.step(m);
        };
    }

    private static State digit(Llhttp m, boolean first) {
        int digit = Characters.hexDigit(m.current());
        if (digit < 0) {
            return first ? invalidSize(m) : State.CHUNK_SIZE_OTHERWISE;
        }
        m.position++;
        if (m.contentLength >>> 60 != 0) {
            return m.fail(HttpErrno.INVALID_CHUNK_SIZE, "Chunk size overflow");
        }
        m.contentLength = m.contentLength << 4 | digit;
        return State.CHUNK_SIZE;
    }

    private static State invalidSize(Llhttp m) {
        return m.fail(HttpErrno.INVALID_CHUNK_SIZE, "Invalid character in chunk size");
    }

    private static State otherwise(Llhttp m) {
        switch (m.current()) {
            case ' ', '\t' -> {
                m.position++;
                return m.allows(Leniency.SPACES_AFTER_CHUNK_SIZE) ? State.CHUNK_SIZE_OTHERWISE : invalidSize(m);
            }
            case '\r' -> {
                return m.skip(State.CHUNK_SIZE_ALMOST_DONE);
            }
            case '\n' -> {
                m.position++;
                return lineFeedAlone(m, "Missing expected CR after chunk size");
            }
            case ';' -> {
                return m.skip(State.CHUNK_EXTENSIONS);
            }
            default -> {
                return invalidSize(m);
            }
        }
    }

    /** What a line feed without a carriage return leads to. */
    static State lineFeedAlone(Llhttp m, String otherwise) {
        return m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                ? State.CHUNK_SIZE_ALMOST_DONE
                : m.fail(HttpErrno.CR_EXPECTED, otherwise);
    }

    private static State almostDone(Llhttp m) {
        if (m.current() == '\n') {
            return m.skip(State.CHUNK_SIZE_DONE);
        }
        return m.allows(Leniency.OPTIONAL_LF_AFTER_CR)
                ? State.CHUNK_SIZE_DONE
                : m.fail(HttpErrno.STRICT, "Expected LF after chunk size");
    }

    private static State dataAlmostDone(Llhttp m) {
        return switch (m.current()) {
            case '\r' -> m.skip(State.CHUNK_DATA_ALMOST_DONE_LF);
            case '\n' ->
                m.allows(Leniency.OPTIONAL_CR_BEFORE_LF)
                        ? m.skip(State.CHUNK_COMPLETE)
                        : m.failAfter(HttpErrno.CR_EXPECTED, "Missing expected CR after chunk data");
            default -> afterData(m);
        };
    }

    private static State afterData(Llhttp m) {
        return m.allows(Leniency.OPTIONAL_CRLF_AFTER_CHUNK)
                ? State.CHUNK_COMPLETE
                : m.fail(HttpErrno.STRICT, "Expected LF after chunk data");
    }
}
