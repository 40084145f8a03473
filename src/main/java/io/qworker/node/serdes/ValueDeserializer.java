package io.qworker.node.serdes;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSDate;
import com.oracle.truffle.js.runtime.builtins.JSMap;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSSet;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes values of what a {@link ValueSerializer} or V8 itself wrote, in the realm at hand. */
public final class ValueDeserializer {

    private final WireInput in;
    private final JSRealm realm;
    private final DeserializerDelegate delegate;
    private final BufferDeserializer buffers;
    private final List<JSDynamicObject> objects = new ArrayList<>();
    private final Map<Long, JSArrayBufferObject> transferred = new HashMap<>();
    private int version;

    public ValueDeserializer(JSRealm realm, Bytes source, DeserializerDelegate delegate) {
        this.realm = realm;
        this.in = new WireInput(source);
        this.delegate = delegate;
        this.buffers = new BufferDeserializer(realm, in);
    }

    /** Throws an Error when this is a version from the future or none at all. */
    public void readHeader() {
        try {
            if (in.startsWith(Wire.HEADER)) {
                in.octet();
                version = (int) in.uint32();
                if (version <= Wire.VERSION) {
                    return;
                }
            }
        } catch (WireInput.Unreadable truncated) {
            throw unreadable();
        }
        throw Errors.createError("Unable to deserialize cloned data due to invalid or unsupported version.");
    }

    public int version() {
        return version;
    }

    public void transfer(int id, JSArrayBufferObject buffer) {
        transferred.put(Integer.toUnsignedLong(id), buffer);
    }

    /** Throws {@link IllegalStateException} when there is no such thing to read, as do the two that follow. */
    public long readUint32() {
        return primitive(in::uint32);
    }

    public long readUint64() {
        return primitive(in::varint);
    }

    public double readDouble() {
        return primitive(in::float64);
    }

    /** Passes over raw bytes; answers where they begin, counted from the start of the whole. */
    public int readRaw(long length) {
        return primitive(() -> in.offsetOf(in.skip(length)));
    }

    private static <T> T primitive(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (WireInput.Unreadable truncated) {
            throw new IllegalStateException(truncated);
        }
    }

    /** Throws an Error when the bytes are not what a serializer wrote. */
    public Object readValue() {
        try {
            return read();
        } catch (WireInput.Unreadable | ArithmeticException bad) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Errors.createError("Unable to deserialize cloned data.");
    }

    private Object read() {
        Object value = read(in.tag());
        // What makes a view of a buffer comes after the buffer.
        if (value instanceof JSArrayBufferObject buffer && in.peekTag() == Wire.ARRAY_BUFFER_VIEW) {
            in.tag();
            return buffers.readView(buffer, version, this::keep);
        }
        return value;
    }

    private Object read(int tag) {
        return switch (tag) {
            case Wire.VERIFY_OBJECT_COUNT -> {
                in.uint32();
                yield read();
            }
            case Wire.UNDEFINED -> JsValues.undefined();
            case Wire.NULL -> Null.instance;
            case Wire.TRUE -> true;
            case Wire.FALSE -> false;
            case Wire.INT32 -> in.zigzag();
            case Wire.UINT32 -> JsValues.number(in.uint32());
            case Wire.DOUBLE -> number(in.float64());
            case Wire.BIG_INT -> BigInt.fromBigInteger(in.bigInt());
            case Wire.ONE_BYTE_STRING, Wire.TWO_BYTE_STRING, Wire.UTF8_STRING -> in.string(tag);
            default -> readObject(tag);
        };
    }

    private static Object number(double value) {
        boolean whole = value == (int) value && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
        return whole ? (Object) (int) value : (Object) value;
    }

    private JSDynamicObject readObject(int tag) {
        return switch (tag) {
            case Wire.OBJECT_REFERENCE -> known(in.uint32());
            case Wire.BEGIN_OBJECT -> readOrdinary();
            case Wire.BEGIN_SPARSE_ARRAY -> readSparseArray();
            case Wire.BEGIN_DENSE_ARRAY -> readDenseArray();
            case Wire.BEGIN_MAP -> readMap();
            case Wire.BEGIN_SET -> readSet();
            case Wire.DATE -> keep(JSDate.create(realm.getContext(), realm, in.float64()));
            case Wire.REG_EXP -> readRegExp();
            case Wire.ERROR -> readError();
            case Wire.TRUE_OBJECT -> box(true);
            case Wire.FALSE_OBJECT -> box(false);
            case Wire.NUMBER_OBJECT -> box(number(in.float64()));
            case Wire.BIG_INT_OBJECT -> box(BigInt.fromBigInteger(in.bigInt()));
            case Wire.STRING_OBJECT -> box(in.string());
            case Wire.ARRAY_BUFFER -> keep(buffers.readFixed());
            case Wire.RESIZABLE_ARRAY_BUFFER -> keep(buffers.readResizable());
            case Wire.ARRAY_BUFFER_TRANSFER -> keep(present(transferred.get(in.uint32())));
            case Wire.SHARED_ARRAY_BUFFER -> keep(readShared(in.uint32()));
            case Wire.HOST_OBJECT -> readHostObject();
            default -> throw new WireInput.Unreadable();
        };
    }

    private <T extends JSDynamicObject> T keep(T object) {
        objects.add(object);
        return object;
    }

    private JSDynamicObject known(long id) {
        if (id >= objects.size()) {
            throw new WireInput.Unreadable();
        }
        return present(objects.get((int) id));
    }

    private static <T> T present(T object) {
        if (object == null) {
            throw new WireInput.Unreadable();
        }
        return object;
    }

    private JSDynamicObject box(Object primitive) {
        return keep((JSDynamicObject) JSRuntime.toObject(primitive));
    }

    private JSArrayBufferObject readShared(long id) {
        JSArrayBufferObject given = transferred.get(id);
        return present(given == null ? delegate.sharedBuffer((int) id) : given);
    }

    /** Its number is taken before it is read, since what is in it counts on. */
    private JSDynamicObject readHostObject() {
        int id = objects.size();
        objects.add(null);
        JSDynamicObject object = delegate.readHostObject(this);
        objects.set(id, object);
        return object;
    }

    private JSDynamicObject readOrdinary() {
        JSObject object = keep(JsValues.object(realm));
        readProperties(object, Wire.END_OBJECT);
        return object;
    }

    private void readProperties(JSDynamicObject object, int end) {
        int count = 0;
        while (in.peekTag() != end) {
            Object key = read();
            if (!(key instanceof TruffleString || key instanceof Number)) {
                throw new WireInput.Unreadable();
            }
            JSRuntime.createDataProperty(object, JSRuntime.toPropertyKey(key), read());
            count++;
        }
        in.tag();
        if (in.uint32() != count) {
            throw new WireInput.Unreadable();
        }
    }

    private JSDynamicObject readSparseArray() {
        long length = in.uint32();
        JSDynamicObject array = keep(JSArray.createSparseArray(realm.getContext(), realm, length));
        readProperties(array, Wire.END_SPARSE_ARRAY);
        expect(length);
        return array;
    }

    private JSDynamicObject readDenseArray() {
        int length = in.length();
        JSDynamicObject array = keep(JSArray.createEmptyChecked(realm.getContext(), realm, length));
        for (int i = 0; i < length; i++) {
            if (in.peekTag() == Wire.THE_HOLE) {
                in.tag();
            } else {
                JSObject.set(array, (long) i, read());
            }
        }
        readProperties(array, Wire.END_DENSE_ARRAY);
        expect(length);
        return array;
    }

    private void expect(long length) {
        if (in.uint32() != length) {
            throw new WireInput.Unreadable();
        }
    }

    private JSDynamicObject readMap() {
        JSMapObject map = keep(JSMap.create(realm.getContext(), realm));
        int count = 0;
        while (in.peekTag() != Wire.END_MAP) {
            Object key = read();
            map.getMap().put(collectionKey(key), read());
            count += 2;
        }
        in.tag();
        expect(count);
        return map;
    }

    private JSDynamicObject readSet() {
        JSSetObject set = keep(JSSet.create(realm.getContext(), realm));
        int count = 0;
        while (in.peekTag() != Wire.END_SET) {
            Object key = collectionKey(read());
            set.getMap().put(key, key);
            count++;
        }
        in.tag();
        expect(count);
        return set;
    }

    private static Object collectionKey(Object key) {
        return key instanceof Double number ? JSSet.normalizeDouble(number) : key;
    }

    private JSDynamicObject readRegExp() {
        TruffleString source = in.string();
        long bits = in.uint32();
        StringBuilder flags = new StringBuilder();
        for (int i = 0; i < Wire.REG_EXP_FLAGS.length(); i++) {
            if ((bits >> i & 1) != 0) {
                flags.append(Wire.REG_EXP_FLAGS.charAt(i));
            }
        }
        return keep((JSDynamicObject)
                JsValues.construct(realm.getRegExpConstructor(), source, JsValues.string(flags.toString())));
    }

    private JSDynamicObject readError() {
        int id = objects.size();
        objects.add(null);
        ErrorParts parts = new ErrorParts();
        int tag = in.octet();
        var kind = ErrorKind.tagged(tag);
        JSErrorType type = kind.map(ErrorKind::type).orElse(JSErrorType.Error);
        if (kind.isPresent()) {
            tag = in.octet();
        }
        JSDynamicObject error = (JSDynamicObject) JsValues.construct(realm.getErrorConstructor(type));
        objects.set(id, error);
        for (; tag != Wire.ERROR_END; tag = in.octet()) {
            switch (tag) {
                case Wire.ERROR_MESSAGE -> parts.message = in.string();
                case Wire.ERROR_STACK -> parts.stack = in.string();
                case Wire.ERROR_CAUSE -> parts.cause = read();
                default -> throw new WireInput.Unreadable();
            }
        }
        parts.addTo(error);
        return error;
    }

    private static final class ErrorParts {

        private Object message;
        private Object stack = JsValues.undefined();
        private Object cause;

        void addTo(JSDynamicObject error) {
            add(error, "stack", stack);
            add(error, "message", message);
            add(error, "cause", cause);
        }

        private static void add(JSDynamicObject error, String key, Object value) {
            if (value != null) {
                JSRuntime.createNonEnumerableDataPropertyOrThrow(error, JsValues.string(key), value);
            }
        }
    }
}
