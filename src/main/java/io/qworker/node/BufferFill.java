package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.util.Arrays;

/** {@code Buffer.prototype.fill}: the value once, then what is there again and again. */
final class BufferFill {

    private static final int NOTHING_TO_FILL_WITH = -1;
    private static final int OUT_OF_BOUNDS = -2;

    private BufferFill() {}

    static Object fill(NativeCall call) {
        long start = call.int64(2);
        long end = call.int64(3);
        int result = Memory.change(call.argument(0), bytes -> {
            if (start < 0 || end < 0 || start > end || end > bytes.length()) {
                return OUT_OF_BOUNDS;
            }
            return repeat(bytes.array(), bytes.offset() + (int) start, (int) (end - start), call);
        });
        return result < 0 ? (Object) result : JsValues.undefined();
    }

    private static int repeat(byte[] array, int at, int room, NativeCall call) {
        int written = writeOnce(array, at, room, call);
        if (written == 0 && room > 0) {
            return NOTHING_TO_FILL_WITH;
        }
        while (written < room) {
            int more = Math.min(written, room - written);
            System.arraycopy(array, at, array, at + written, more);
            written += more;
        }
        return 0;
    }

    private static int writeOnce(byte[] array, int at, int room, NativeCall call) {
        Object value = call.argument(1);
        if (value instanceof TruffleString text) {
            TextEncoding encoding = TextEncoding.of(call.argument(4), TextEncoding.UTF8);
            // A character that does not fit is cut off, unlike in write().
            return encoding == TextEncoding.UTF8 || encoding == TextEncoding.UTF16LE
                    ? copy(StringBytes.encode(text, encoding), array, at, room)
                    : StringBytes.write(text, encoding, array, at, room);
        }
        if (Memory.isView(value)) {
            return copy(Memory.read(value), array, at, room);
        }
        Arrays.fill(array, at, at + room, (byte) call.int32(1));
        return room;
    }

    private static int copy(Bytes source, byte[] array, int at, int room) {
        int length = Math.min(source.length(), room);
        System.arraycopy(source.array(), source.offset(), array, at, length);
        return length;
    }
}
