package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferView;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferViewBase;
import com.oracle.truffle.js.runtime.builtins.JSDataView;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import java.nio.ByteBuffer;

/** Buffers, and the views on them. */
final class BufferSerializer {

    private final WireOutput out;
    private final SerializerDelegate delegate;
    private boolean viewsAreHostObjects;

    BufferSerializer(WireOutput out, SerializerDelegate delegate) {
        this.out = out;
        this.delegate = delegate;
    }

    void treatViewsAsHostObjects(boolean wanted) {
        viewsAreHostObjects = wanted;
    }

    boolean viewsAreHostObjects() {
        return viewsAreHostObjects;
    }

    /** The buffer that must be written before {@code object}, null when there is none. */
    JSArrayBufferObject viewed(JSDynamicObject object) {
        return !viewsAreHostObjects && object instanceof JSArrayBufferViewBase view ? view.getArrayBuffer() : null;
    }

    void writeBuffer(JSArrayBufferObject buffer, Integer transfer) {
        if (buffer instanceof JSArrayBufferObject.Shared shared) {
            int id = delegate.sharedBufferId(shared);
            out.tag(Wire.SHARED_ARRAY_BUFFER);
            out.uint32(id);
        } else if (transfer != null) {
            out.tag(Wire.ARRAY_BUFFER_TRANSFER);
            out.uint32(transfer);
        } else if (buffer.isDetached()) {
            throw delegate.cloneError("An ArrayBuffer is detached and could not be cloned.");
        } else {
            writeContents(buffer);
        }
    }

    private void writeContents(JSArrayBufferObject buffer) {
        ByteBuffer contents = Bytes.buffer(buffer);
        if (buffer.isFixedLength()) {
            out.tag(Wire.ARRAY_BUFFER);
            out.uint32(contents.remaining());
        } else {
            out.tag(Wire.RESIZABLE_ARRAY_BUFFER);
            out.uint32(contents.remaining());
            out.uint32(buffer.getMaxByteLength());
        }
        byte[] copy = new byte[contents.remaining()];
        contents.get(copy);
        out.raw(copy, 0, copy.length);
    }

    void writeView(JSTypedArrayObject view) {
        ViewKind kind = ViewKind.of(view.getArrayType().getFactory());
        var context = JSRealm.get(null).getContext();
        write(
                view,
                kind.tag(),
                JSArrayBufferView.getByteOffset(view, context),
                JSArrayBufferView.getByteLength(view, context),
                view.hasAutoLength());
    }

    void writeView(JSDataViewObject view) {
        write(
                view,
                Wire.DATA_VIEW,
                JSDataView.dataViewGetByteOffset(view),
                JSDataView.dataViewGetByteLength(view),
                view.hasAutoLength());
    }

    private void write(JSArrayBufferViewBase view, int tag, int offset, int length, boolean tracking) {
        out.tag(Wire.ARRAY_BUFFER_VIEW);
        out.uint32(tag);
        out.uint32(offset);
        out.uint32(length);
        JSArrayBufferObject buffer = view.getArrayBuffer();
        boolean resizable = !buffer.isFixedLength() && !(buffer instanceof JSArrayBufferObject.Shared);
        out.uint32((tracking ? Wire.LENGTH_TRACKING : 0) | (resizable ? Wire.BACKED_BY_RESIZABLE : 0));
    }
}
