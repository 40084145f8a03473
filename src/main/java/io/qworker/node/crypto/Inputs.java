package io.qworker.node.crypto;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Reads bytes from arguments, and hands bytes back. */
final class Inputs {

    private static final byte[] NOTHING = {};

    private Inputs() {}

    static boolean isBytes(Object value) {
        return value instanceof JSArrayBufferObject
                || value instanceof JSTypedArrayObject
                || value instanceof JSDataViewObject;
    }

    /** The bytes of a string in the encoding that the next argument names, or those of a buffer; not to be written to. */
    static Bytes data(NativeCall call, int index) {
        return call.argument(index) instanceof TruffleString text
                ? StringBytes.encode(text, TextEncoding.of(call.argument(index + 1), TextEncoding.UTF8))
                : view(call.argument(index));
    }

    /** The bytes of a string as UTF-8 or those of a buffer; not to be written to. */
    static Bytes text(Object value) {
        return value instanceof TruffleString text ? StringBytes.encode(text, TextEncoding.UTF8) : view(value);
    }

    /** The bytes of a buffer, shared where it has an array. */
    static Bytes view(Object value) {
        if (isShared(value)) {
            byte[] copy = copy(value);
            return new Bytes(copy, 0, copy.length);
        }
        return Bytes.of(value);
    }

    private static boolean isShared(Object value) {
        return switch (value) {
            case JSArrayBufferObject.Heap _ -> false;
            case JSTypedArrayObject view -> !(view.getArrayBuffer() instanceof JSArrayBufferObject.Heap);
            case JSDataViewObject view -> !(view.getArrayBuffer() instanceof JSArrayBufferObject.Heap);
            default -> true;
        };
    }

    /** A copy of the bytes of a buffer or, as UTF-8, of a string. */
    static byte[] copy(NativeCall call, int index) {
        return copy(call.argument(index));
    }

    static byte[] copy(Object value) {
        ByteBuffer bytes = value instanceof TruffleString text
                ? StringBytes.encode(text, TextEncoding.UTF8).asByteBuffer()
                : Bytes.buffer(value);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    /** As {@link #copy}; nothing when the argument is null or undefined. */
    static byte[] copyOrEmpty(NativeCall call, int index) {
        return call.isAbsent(index) ? NOTHING : copy(call, index);
    }

    /** As {@link #copy}; null when the argument is null or undefined. */
    static byte[] copyOrNull(NativeCall call, int index) {
        return call.isAbsent(index) ? null : copy(call, index);
    }

    static BigInteger unsigned(NativeCall call, int index) {
        return new BigInteger(1, copy(call, index));
    }

    /** {@code bytes} as a Buffer, or as text in the encoding that the argument names. */
    static Object encoded(NativeCall call, int index, byte[] bytes) {
        TextEncoding encoding = TextEncoding.of(call.argument(index), TextEncoding.BUFFER);
        return encoding == TextEncoding.BUFFER
                ? Buffers.of(call, bytes)
                : StringBytes.decode(new Bytes(bytes, 0, bytes.length), encoding);
    }

    static CryptoJob.Result arrayBuffer(byte[] bytes) {
        return call -> JsValues.arrayBuffer(call.realm(), bytes);
    }

    static CryptoJob.Result bool(boolean value) {
        return _ -> value;
    }
}
