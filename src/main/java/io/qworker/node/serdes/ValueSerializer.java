package io.qworker.node.serdes;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.SafeInteger;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferViewBase;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSBigIntObject;
import com.oracle.truffle.js.runtime.builtins.JSBooleanObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSDictionary;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSNumberObject;
import com.oracle.truffle.js.runtime.builtins.JSOrdinary;
import com.oracle.truffle.js.runtime.builtins.JSRegExpObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSStringObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import com.oracle.truffle.js.runtime.util.JSHashMap;
import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes values of JavaScript as V8 does, byte for byte. An object that is met again becomes a reference to the first. */
public final class ValueSerializer {

    private final WireOutput out = new WireOutput();
    private final Map<Object, Integer> ids = new IdentityHashMap<>();
    private final Map<Object, Integer> transfers = new IdentityHashMap<>();
    private final SerializerDelegate delegate;
    private final BufferSerializer buffers;

    public ValueSerializer(SerializerDelegate delegate) {
        this.delegate = delegate;
        this.buffers = new BufferSerializer(out, delegate);
    }

    public void writeHeader() {
        out.tag(Wire.HEADER);
        out.uint32(Wire.VERSION);
    }

    public void writeUint32(int value) {
        out.uint32(value);
    }

    public void writeUint64(long value) {
        out.varint(value);
    }

    public void writeDouble(double value) {
        out.float64(value);
    }

    public void writeRaw(byte[] bytes, int offset, int length) {
        out.raw(bytes, offset, length);
    }

    public void treatViewsAsHostObjects(boolean wanted) {
        buffers.treatViewsAsHostObjects(wanted);
    }

    /** From now on the buffer is written as a mere number: its bytes travel apart. */
    public void transfer(int id, JSArrayBufferObject buffer) {
        transfers.put(buffer, id);
    }

    /** What has been written so far. */
    public byte[] release() {
        return out.release();
    }

    public void writeValue(Object value) {
        switch (value) {
            case Integer number -> writeInt(number);
            case Double number -> writeNumber(number);
            case SafeInteger number -> writeNumber(number.doubleValue());
            case Long number -> writeNumber(number.doubleValue());
            case Boolean truth -> out.tag(truth ? Wire.TRUE : Wire.FALSE);
            case TruffleString text -> out.string(text);
            case BigInt number -> {
                out.tag(Wire.BIG_INT);
                out.bigInt(number.bigIntegerValue());
            }
            case Symbol symbol -> throw refused(symbol);
            case JSDynamicObject object -> writeObject(object);
            default -> throw refused(value);
        }
    }

    private void writeInt(int value) {
        out.tag(Wire.INT32);
        out.zigzag(value);
    }

    private void writeNumber(double value) {
        if (value == (int) value && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
            writeInt((int) value);
        } else {
            writeFloat(value);
        }
    }

    private void writeFloat(double value) {
        out.tag(Wire.DOUBLE);
        out.float64(value);
    }

    private void writeObject(JSDynamicObject object) {
        if (object == Undefined.instance) {
            out.tag(Wire.UNDEFINED);
        } else if (object == Null.instance) {
            out.tag(Wire.NULL);
        } else {
            // The buffer of a view comes before the view itself, and takes its number before it.
            JSArrayBufferObject buffer = buffers.viewed(object);
            if (buffer != null && !ids.containsKey(object)) {
                writeOnce(buffer);
            }
            writeOnce(object);
        }
    }

    private void writeOnce(JSDynamicObject object) {
        Integer known = ids.putIfAbsent(object, ids.size());
        if (known != null) {
            out.tag(Wire.OBJECT_REFERENCE);
            out.uint32(known);
            return;
        }
        switch (object) {
            case JSArrayObject array -> writeArray(array);
            case JSDateObject date -> {
                out.tag(Wire.DATE);
                out.float64(date.getTimeMillis());
            }
            case JSRegExpObject expression -> writeRegExp(expression);
            case JSMapObject map -> writeMap(map);
            case JSSetObject set -> writeSet(set);
            case JSArrayBufferObject buffer -> buffers.writeBuffer(buffer, transfers.get(buffer));
            case JSArrayBufferViewBase view when buffers.viewsAreHostObjects() -> writeHostObject(view);
            case JSTypedArrayObject view -> buffers.writeView(view);
            case JSDataViewObject view -> buffers.writeView(view);
            case JSErrorObject error -> writeError(error);
            case JSNumberObject _, JSStringObject _, JSBooleanObject _, JSBigIntObject _ -> writeBox(object);
            default -> writeOther(object);
        }
    }

    private void writeOther(JSDynamicObject object) {
        boolean plain = JSOrdinary.isJSOrdinaryObject(object) || JSDictionary.isJSDictionaryObject(object);
        if (plain && !delegate.isHostObject(object)) {
            out.tag(Wire.BEGIN_OBJECT);
            int written = writeProperties(object, JSObject.ownPropertyKeys(object));
            out.tag(Wire.END_OBJECT);
            out.uint32(written);
        } else if (delegate.isHostObject(object)) {
            writeHostObject(object);
        } else {
            throw refused(object);
        }
    }

    private void writeHostObject(JSDynamicObject object) {
        out.tag(Wire.HOST_OBJECT);
        delegate.writeHostObject(this, object);
    }

    private int writeProperties(JSDynamicObject object, List<Object> keys) {
        int written = 0;
        for (Object key : keys) {
            if (key instanceof TruffleString name && isEnumerable(object, key)) {
                long index = JSRuntime.propertyKeyToArrayIndex(name);
                Object value = JSObject.get(object, key);
                if (JSRuntime.isArrayIndex(index)) {
                    writeNumber(index);
                } else {
                    out.string(name);
                }
                writeValue(value);
                written++;
            }
        }
        return written;
    }

    /** A getter that ran before may have taken a property away. */
    private static boolean isEnumerable(JSDynamicObject object, Object key) {
        var property = JSObject.getOwnProperty(object, key);
        return property != null && property.getEnumerable();
    }

    private void writeArray(JSArrayObject array) {
        long length = JSRuntime.toLength(JsValues.get(array, "length"));
        if (hasHoles(array, length)) {
            out.tag(Wire.BEGIN_SPARSE_ARRAY);
            out.varint(length);
            int written = writeProperties(array, JSObject.ownPropertyKeys(array));
            out.tag(Wire.END_SPARSE_ARRAY);
            out.uint32(written);
        } else {
            out.tag(Wire.BEGIN_DENSE_ARRAY);
            out.varint(length);
            writeElements(array, length);
            int written = writeProperties(array, namedKeys(array));
            out.tag(Wire.END_DENSE_ARRAY);
            out.uint32(written);
        }
        out.varint(length);
    }

    private static boolean hasHoles(JSArrayObject array, long length) {
        if (length > Integer.MAX_VALUE) {
            return true;
        }
        for (long i = 0; i < length; i++) {
            if (!JSObject.hasOwnProperty(array, i)) {
                return true;
            }
        }
        return false;
    }

    /** An array of numbers with a fraction among them is one of doubles in V8, throughout. */
    private void writeElements(JSArrayObject array, long length) {
        boolean doubles = isOfDoubles(array, length);
        for (long i = 0; i < length; i++) {
            // A getter among the elements may have emptied the array meanwhile.
            if (!JSObject.hasOwnProperty(array, i)) {
                out.tag(Wire.THE_HOLE);
            } else if (doubles) {
                writeFloat(((Number) JSObject.get(array, i)).doubleValue());
            } else {
                writeValue(JSObject.get(array, i));
            }
        }
    }

    private static boolean isOfDoubles(JSArrayObject array, long length) {
        boolean fraction = false;
        for (long i = 0; i < length; i++) {
            switch (JSObject.get(array, i)) {
                case Integer _ -> {}
                case Double number -> fraction |= number != (int) (double) number;
                default -> {
                    return false;
                }
            }
        }
        return fraction;
    }

    /** The keys that are not indices. Those are known from the array's shape, without making a list of all indices. */
    private static List<Object> namedKeys(JSArrayObject array) {
        List<Object> named = new ArrayList<>();
        for (Object key : array.getShape().getKeyList()) {
            if (key instanceof TruffleString name
                    && !name.toJavaStringUncached().equals("length")) {
                named.add(name);
            }
        }
        return named;
    }

    private void writeRegExp(JSRegExpObject expression) {
        out.tag(Wire.REG_EXP);
        out.string(JSRuntime.toString(JsValues.get(expression, "source")));
        int bits = 0;
        for (char flag :
                JSRuntime.toJavaString(JsValues.get(expression, "flags")).toCharArray()) {
            bits |= 1 << Wire.REG_EXP_FLAGS.indexOf(flag);
        }
        out.uint32(bits);
    }

    private void writeMap(JSMapObject map) {
        List<Object> entries = new ArrayList<>();
        for (JSHashMap.Cursor cursor = map.getMap().getEntries(); cursor.advance(); ) {
            entries.add(cursor.getKey());
            entries.add(cursor.getValue());
        }
        writeCollection(Wire.BEGIN_MAP, entries, Wire.END_MAP);
    }

    private void writeSet(JSSetObject set) {
        List<Object> entries = new ArrayList<>();
        for (JSHashMap.Cursor cursor = set.getMap().getEntries(); cursor.advance(); ) {
            entries.add(cursor.getKey());
        }
        writeCollection(Wire.BEGIN_SET, entries, Wire.END_SET);
    }

    private void writeCollection(int begin, List<Object> entries, int end) {
        out.tag(begin);
        entries.forEach(this::writeValue);
        out.tag(end);
        out.uint32(entries.size());
    }

    private void writeBox(JSDynamicObject box) {
        switch (box) {
            case JSBooleanObject truth -> out.tag(truth.getBooleanValue() ? Wire.TRUE_OBJECT : Wire.FALSE_OBJECT);
            case JSNumberObject number -> {
                out.tag(Wire.NUMBER_OBJECT);
                out.float64(number.getNumber().doubleValue());
            }
            case JSBigIntObject number -> {
                out.tag(Wire.BIG_INT_OBJECT);
                out.bigInt(number.getBigIntValue().bigIntegerValue());
            }
            case JSStringObject text -> {
                out.tag(Wire.STRING_OBJECT);
                out.string(text.getString());
            }
            default -> throw refused(box);
        }
    }

    private void writeError(JSErrorObject error) {
        if (delegate.isHostObject(error)) {
            writeHostObject(error);
            return;
        }
        out.tag(Wire.ERROR);
        ErrorKind.named(JSRuntime.toJavaString(JsValues.get(error, "name"))).ifPresent(kind -> out.tag(kind.tag()));
        writeText(error, "message", Wire.ERROR_MESSAGE);
        Object stack = JsValues.get(error, "stack");
        if (stack instanceof TruffleString text) {
            out.tag(Wire.ERROR_STACK);
            out.string(text);
        }
        var cause = JSObject.getOwnProperty(error, JsValues.string("cause"));
        if (cause != null && cause.isDataDescriptor()) {
            out.tag(Wire.ERROR_CAUSE);
            writeValue(cause.getValue());
        }
        out.tag(Wire.ERROR_END);
    }

    private void writeText(JSErrorObject error, String key, int tag) {
        var property = JSObject.getOwnProperty(error, JsValues.string(key));
        if (property != null && property.isDataDescriptor()) {
            out.tag(tag);
            out.string(JSRuntime.toString(property.getValue()));
        }
    }

    private RuntimeException refused(Object value) {
        return delegate.cloneError(CloneErrors.describe(value) + " could not be cloned.");
    }
}
