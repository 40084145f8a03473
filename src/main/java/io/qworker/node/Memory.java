package io.qworker.node;

import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import io.qworker.js.Bytes;
import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;

/** The bytes behind any buffer or view: a detached one has none, one that has no array (shared, or WebAssembly's) is reached by a copy. */
public final class Memory {

    private static final Bytes NONE = new Bytes(new byte[0], 0, 0);

    private Memory() {}

    /** For reading only. */
    public static Bytes read(Object value) {
        if (isDetached(value)) {
            return NONE;
        }
        return isElsewhere(value) ? copy(value) : Bytes.of(value);
    }

    /** Lets {@code change} write to the bytes; answers what it answers. */
    static int change(Object value, ToIntFunction<Bytes> change) {
        if (!isElsewhere(value)) {
            return change.applyAsInt(read(value));
        }
        Bytes copy = copy(value);
        int result = change.applyAsInt(copy);
        Bytes.buffer(value).put(copy.array());
        return result;
    }

    static boolean isDetached(Object value) {
        JSArrayBufferObject buffer = buffer(value);
        return buffer != null && buffer.isDetached();
    }

    static boolean isBufferOrView(Object value) {
        return buffer(value) != null;
    }

    static boolean isView(Object value) {
        return value instanceof JSTypedArrayObject || value instanceof JSDataViewObject;
    }

    private static boolean isElsewhere(Object value) {
        return buffer(value) instanceof JSArrayBufferObject memory && !(memory instanceof JSArrayBufferObject.Heap);
    }

    private static JSArrayBufferObject buffer(Object value) {
        return switch (value) {
            case JSArrayBufferObject buffer -> buffer;
            case JSTypedArrayObject view -> view.getArrayBuffer();
            case JSDataViewObject view -> view.getArrayBuffer();
            default -> null;
        };
    }

    private static Bytes copy(Object value) {
        ByteBuffer shared = Bytes.buffer(value);
        byte[] copy = new byte[shared.remaining()];
        shared.get(copy);
        return new Bytes(copy, 0, copy.length);
    }
}
