package io.qworker.js;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.interop.JSInteropUtil;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that JavaScript and Java share: {@code length} bytes from {@code offset} of a heap array. A SharedArrayBuffer has
 * no array; {@link #of} refuses it, {@link #buffer(Object)} serves both.
 */
public record Bytes(byte[] array, int offset, int length) {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** Of an ArrayBuffer, a typed array or a DataView. */
    public static Bytes of(Object value) {
        return switch (value) {
            case JSArrayBufferObject.Heap heap -> new Bytes(heap.getByteArray(), 0, heap.getByteLength());
            case JSTypedArrayObject view
            when view.getArrayBuffer() instanceof JSArrayBufferObject.Heap heap ->
                new Bytes(heap.getByteArray(), view.getByteOffset(), view.getByteLength());
            case JSDataViewObject view
            when view.getArrayBuffer() instanceof JSArrayBufferObject.Heap heap ->
                new Bytes(heap.getByteArray(), view.getByteOffset(), view.getByteLength());
            default -> throw Errors.createTypeError("argument must be a buffer");
        };
    }

    /** A Java view of any buffer, shared ones included; writes are seen by JavaScript. */
    public static ByteBuffer buffer(Object value) {
        JSArrayBufferObject memory = switch (value) {
            case JSArrayBufferObject buffer -> buffer;
            case JSTypedArrayObject view -> view.getArrayBuffer();
            case JSDataViewObject view -> view.getArrayBuffer();
            default -> throw Errors.createTypeError("argument must be a buffer");
        };
        if (memory instanceof JSArrayBufferObject.Heap) {
            return of(value).asByteBuffer();
        }
        ByteBuffer direct = memory instanceof JSArrayBufferObject.Interop foreign
                ? ofWebAssembly(foreign)
                : JSArrayBufferObject.getDirectByteBuffer(memory).duplicate();
        return switch (value) {
            case JSTypedArrayObject view -> direct.slice(view.getByteOffset(), view.getByteLength());
            case JSDataViewObject view -> direct.slice(view.getByteOffset(), view.getByteLength());
            default -> direct.slice(0, memory.getByteLength());
        };
    }

    private static ByteBuffer ofWebAssembly(JSArrayBufferObject.Interop memory) {
        ByteBuffer buffer = memory.isDetached()
                ? null
                : JSInteropUtil.foreignInteropBufferAsByteBuffer(
                        memory.getInteropBuffer(), InteropLibrary.getUncached(), JSRealm.get(null));
        if (buffer == null) {
            throw Errors.createTypeError("argument must be a buffer");
        }
        return buffer.duplicate();
    }

    /** The element at {@code index} of an Int32Array or Uint32Array over these bytes. */
    public int int32(int index) {
        return (int) INTS.get(array, offset + index * Integer.BYTES);
    }

    public void setInt32(int index, int value) {
        INTS.set(array, offset + index * Integer.BYTES, value);
    }

    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice();
    }
}
