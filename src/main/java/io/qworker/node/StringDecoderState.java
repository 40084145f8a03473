package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.Strings;
import io.qworker.js.Bytes;

/**
 * A StringDecoder's seven bytes, kept in a Buffer of JavaScript's: up to four of an incomplete character, how many are
 * missing, how many are buffered, the encoding. Source: Node 24, src/string_decoder.h.
 */
record StringDecoderState(Bytes state) {

    static final int INCOMPLETE_START = 0;
    static final int INCOMPLETE_END = 4;
    static final int MISSING = 4;
    static final int BUFFERED = 5;
    static final int ENCODING = 6;
    static final int SIZE = 7;

    /** The text of {@code chunk} with what was buffered, without a character that is still incomplete. */
    TruffleString decode(Bytes chunk) {
        TextEncoding encoding = encoding();
        if (encoding == TextEncoding.ASCII || encoding == TextEncoding.LATIN1 || encoding == TextEncoding.HEX) {
            return StringBytes.decode(chunk, encoding);
        }
        Bytes rest = chunk;
        TruffleString before = Strings.EMPTY_STRING;
        if (get(MISSING) > 0) {
            rest = complete(rest);
            if (get(MISSING) == 0) {
                before = takeBuffered();
            }
        }
        if (rest.length() == 0) {
            return before;
        }
        markIncomplete(rest);
        int buffered = get(BUFFERED);
        int whole = rest.length() - buffered;
        System.arraycopy(rest.array(), rest.offset() + whole, state.array(), state.offset(), buffered);
        TruffleString body = StringBytes.decode(new Bytes(rest.array(), rest.offset(), whole), encoding);
        return before.isEmpty() ? body : Strings.concat(before, body);
    }

    /** What is buffered, as text; half a UTF-16 unit is dropped. */
    TruffleString flush() {
        if (encoding() == TextEncoding.UTF16LE && get(BUFFERED) % 2 == 1) {
            set(BUFFERED, get(BUFFERED) - 1);
        }
        set(MISSING, 0);
        return get(BUFFERED) == 0 ? Strings.EMPTY_STRING : takeBuffered();
    }

    private TextEncoding encoding() {
        return TextEncoding.of(get(ENCODING));
    }

    private TruffleString takeBuffered() {
        TruffleString text = StringBytes.decode(new Bytes(state.array(), state.offset(), get(BUFFERED)), encoding());
        set(BUFFERED, 0);
        return text;
    }

    /** Adds the bytes that the buffered character lacks; answers the rest of the chunk. */
    private Bytes complete(Bytes chunk) {
        int wanted = Math.min(get(MISSING), chunk.length());
        int taken = wanted;
        if (encoding() == TextEncoding.UTF8) {
            taken = 0;
            while (taken < wanted && isContinuation(chunk, taken)) {
                taken++;
            }
        }
        System.arraycopy(chunk.array(), chunk.offset(), state.array(), state.offset() + get(BUFFERED), taken);
        set(BUFFERED, get(BUFFERED) + taken);
        // A byte that cannot go on with the character ends it as it is.
        set(MISSING, taken < wanted ? 0 : get(MISSING) - taken);
        return new Bytes(chunk.array(), chunk.offset() + taken, chunk.length() - taken);
    }

    private void markIncomplete(Bytes chunk) {
        int last = chunk.array()[chunk.offset() + chunk.length() - 1];
        switch (encoding()) {
            case UTF16LE -> {
                if (chunk.length() % 2 == 1) {
                    mark(1, 1);
                } else if ((last & 0xfc) == 0xd8) {
                    mark(2, 2);
                }
            }
            case BASE64, BASE64URL -> {
                int over = chunk.length() % 3;
                mark(over, over == 0 ? 0 : 3 - over);
            }
            default -> {
                if (last < 0) {
                    markIncompleteUtf8(chunk);
                }
            }
        }
    }

    private void markIncompleteUtf8(Bytes chunk) {
        int seen = 1;
        while (seen < 4 && seen < chunk.length() && isContinuation(chunk, chunk.length() - seen)) {
            seen++;
        }
        int lead = chunk.array()[chunk.offset() + chunk.length() - seen] & 0xff;
        int length = (lead & 0xe0) == 0xc0 ? 2 : (lead & 0xf0) == 0xe0 ? 3 : (lead & 0xf8) == 0xf0 ? 4 : 0;
        if (length > seen) {
            mark(seen, length - seen);
        }
    }

    private static boolean isContinuation(Bytes bytes, int index) {
        return (bytes.array()[bytes.offset() + index] & 0xc0) == 0x80;
    }

    private void mark(int buffered, int missing) {
        set(BUFFERED, buffered);
        set(MISSING, missing);
    }

    private int get(int field) {
        return state.array()[state.offset() + field];
    }

    private void set(int field, int value) {
        state.array()[state.offset() + field] = (byte) value;
    }
}
