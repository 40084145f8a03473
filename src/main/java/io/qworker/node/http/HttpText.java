package io.qworker.node.http;

import com.oracle.truffle.api.strings.TruffleString;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.util.Arrays;

/** A text that comes in pieces. As long as the pieces are neighbours in one array, nothing is copied. */
final class HttpText {

    private byte[] bytes;
    private int offset;
    private int length;
    private boolean owned;

    void reset() {
        bytes = null;
        offset = 0;
        length = 0;
        owned = false;
    }

    void append(byte[] data, int at, int count) {
        if (bytes == null) {
            bytes = data;
            offset = at;
        } else if (owned || bytes != data || offset + length != at) {
            byte[] joined = grown(count);
            System.arraycopy(data, at, joined, length, count);
            bytes = joined;
            offset = 0;
            owned = true;
        }
        length += count;
    }

    private byte[] grown(int count) {
        byte[] grown = new byte[length + count];
        System.arraycopy(bytes, offset, grown, 0, length);
        return grown;
    }

    /** The array is about to change: keep what it says. */
    void save() {
        if (bytes != null && !owned) {
            bytes = Arrays.copyOfRange(bytes, offset, offset + length);
            offset = 0;
            owned = true;
        }
    }

    TruffleString string() {
        return string(length);
    }

    /** Without spaces and tabs at its end. */
    TruffleString trimmed() {
        int end = length;
        while (end > 0 && (bytes[offset + end - 1] == ' ' || bytes[offset + end - 1] == '\t')) {
            end--;
        }
        return string(end);
    }

    private TruffleString string(int count) {
        return count == 0
                ? JsValues.string("")
                : StringBytes.decode(new Bytes(bytes, offset, count), TextEncoding.LATIN1);
    }
}
