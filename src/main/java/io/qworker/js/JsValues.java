package io.qworker.js;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.array.TypedArray;
import com.oracle.truffle.js.runtime.array.TypedArrayFactory;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferView;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSOrdinary;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes and reads the engine's values. Numbers and booleans are Java's; a Java long must become an int or a double. */
public final class JsValues {

    private JsValues() {}

    public static Object undefined() {
        return Undefined.instance;
    }

    public static TruffleString string(String text) {
        return Strings.fromJavaString(text);
    }

    /** An int where it fits, else a double, as JavaScript numbers are. */
    public static Object number(long value) {
        return (int) value == value ? (Object) (int) value : (Object) (double) value;
    }

    public static long toLong(Object value) {
        return switch (value) {
            case Integer i -> i;
            case BigInt big -> big.longValue();
            default -> JSRuntime.toInteger(value);
        };
    }

    public static JSArrayObject array(JSRealm realm, Object... elements) {
        return JSArray.createConstant(realm.getContext(), realm, elements);
    }

    public static JSArrayObject array(JSRealm realm, Collection<?> elements) {
        return array(realm, elements.toArray());
    }

    public static JSArrayObject strings(JSRealm realm, List<String> texts) {
        return array(realm, texts.stream().map(JsValues::string).toArray());
    }

    /** What an array or another object with a length holds. */
    public static List<Object> elements(Object array) {
        JSDynamicObject list = (JSDynamicObject) array;
        long length = JSRuntime.toLength(get(list, "length"));
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            elements.add(JSObject.get(list, i));
        }
        return elements;
    }

    public static JSObject object(JSRealm realm) {
        return JSOrdinary.create(realm.getContext(), realm);
    }

    public static void set(JSDynamicObject object, String key, Object value) {
        JSObject.set(object, string(key), value);
    }

    public static Object get(JSDynamicObject object, String key) {
        return JSObject.get(object, string(key));
    }

    public static JSArrayBufferObject arrayBuffer(JSRealm realm, byte[] bytes) {
        return JSArrayBuffer.createArrayBuffer(realm.getContext(), realm, bytes);
    }

    public static JSTypedArrayObject uint8Array(JSRealm realm, byte[] bytes) {
        return typedArray(realm, TypedArrayFactory.Uint8Array, bytes);
    }

    public static JSTypedArrayObject float64Array(JSRealm realm, int length) {
        return typedArray(realm, TypedArrayFactory.Float64Array, new byte[length * Double.BYTES]);
    }

    /** A typed array over the whole of {@code bytes}, in the machine's byte order. */
    public static JSTypedArrayObject typedArray(JSRealm realm, TypedArrayFactory kind, byte[] bytes) {
        return JSArrayBufferView.createArrayBufferView(
                realm.getContext(),
                realm,
                arrayBuffer(realm, bytes),
                kind,
                kind.createArrayType(TypedArray.BUFFER_TYPE_ARRAY, false, true),
                0,
                bytes.length / kind.getBytesPerElement());
    }

    /** Calls a JavaScript function; only on the lane's thread, from within a turn of its loop. */
    public static Object call(Object function, Object receiver, Object... arguments) {
        return JSRuntime.call(function, receiver, arguments);
    }

    /** {@code new constructor(...arguments)}; as {@link #call}. */
    public static Object construct(Object constructor, Object... arguments) {
        return JSRuntime.construct(constructor, arguments);
    }
}
