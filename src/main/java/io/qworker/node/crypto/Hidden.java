package io.qworker.node.crypto;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** What Java keeps behind a JavaScript object, out of every script's reach, as C++ keeps a pointer in an internal field. */
final class Hidden {

    private static final HiddenKey KEY = new HiddenKey("crypto");

    private Hidden() {}

    static void put(Object object, Object value) {
        JSObjectUtil.putHiddenProperty((JSDynamicObject) object, KEY, value);
    }

    /** A fresh object that carries {@code value}. */
    static JSObject wrap(NativeCall call, Object value) {
        JSObject object = JsValues.object(call.realm());
        put(object, value);
        return object;
    }

    /** Null when {@code object} carries nothing of that type. */
    static <T> T find(Object object, Class<T> type) {
        if (!(object instanceof JSDynamicObject holder)) {
            return null;
        }
        Object value = JSObjectUtil.getHiddenProperty(holder, KEY);
        return type.isInstance(value) ? type.cast(value) : null;
    }

    static <T> T of(Object object, Class<T> type) {
        T value = find(object, type);
        if (value == null) {
            throw Errors.createTypeError("Illegal invocation");
        }
        return value;
    }
}
