package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Buffers, and the views on them. */
final class BufferDeserializer {

    /** Since this version a view has flags. */
    private static final int FLAGS_SINCE = 14;

    private final JSRealm realm;
    private final WireInput in;

    BufferDeserializer(JSRealm realm, WireInput in) {
        this.realm = realm;
        this.in = in;
    }

    JSArrayBufferObject readFixed() {
        return JsValues.arrayBuffer(realm, in.raw(in.length()));
    }

    JSArrayBufferObject readResizable() {
        int length = (int) in.uint32();
        long largest = in.uint32();
        if (length < 0 || length > largest || largest > Integer.MAX_VALUE) {
            throw new WireInput.Unreadable();
        }
        byte[] contents = in.raw(length);
        return JSArrayBuffer.createArrayBuffer(
                realm.getContext(), realm, Arrays.copyOf(contents, (int) largest), length, (int) largest);
    }

    JSDynamicObject readView(JSArrayBufferObject buffer, int version, UnaryOperator<JSDynamicObject> keep) {
        long tag = in.uint32();
        long offset = in.uint32();
        long length = in.uint32();
        long flags = version >= FLAGS_SINCE ? in.uint32() : 0;
        if (offset > buffer.getByteLength() || length > buffer.getByteLength() - offset) {
            throw new WireInput.Unreadable();
        }
        boolean tracking = (flags & Wire.LENGTH_TRACKING) != 0;
        if (tag == Wire.DATA_VIEW) {
            return keep.apply(make(realm.getDataViewConstructor(), buffer, offset, tracking ? -1 : length));
        }
        ViewKind kind = ViewKind.tagged(tag).orElseThrow(WireInput.Unreadable::new);
        int size = kind.factory().getBytesPerElement();
        if (offset % size != 0 || length % size != 0) {
            throw new WireInput.Unreadable();
        }
        Object constructor = realm.getArrayBufferViewConstructor(kind.factory());
        return keep.apply(make(constructor, buffer, offset, tracking ? -1 : length / size));
    }

    /** A negative length means all that there is, whatever the buffer's length becomes. */
    private static JSDynamicObject make(Object constructor, JSArrayBufferObject buffer, long offset, long length) {
        return (JSDynamicObject)
                (length < 0
                        ? JsValues.construct(constructor, buffer, JsValues.number(offset))
                        : JsValues.construct(constructor, buffer, JsValues.number(offset), JsValues.number(length)));
    }
}
