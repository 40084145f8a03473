package io.qworker.node.serdes;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSSymbolObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;

/** How a message names a value that cannot be cloned, in V8's way: the source of a function, {@code #<Promise>}. */
final class CloneErrors {

    private CloneErrors() {}

    static String describe(Object value) {
        if (value instanceof Symbol symbol) {
            return JSRuntime.safeToString(symbol).toJavaStringUncached();
        }
        if (!(value instanceof JSDynamicObject object)) {
            return JSRuntime.safeToString(value).toJavaStringUncached();
        }
        if (JSFunction.isJSFunction(object)) {
            return JSRuntime.toJavaString(object);
        }
        return object instanceof JSProxyObject ? "#<Object>" : ofObject(object);
    }

    /** The tag wins when the object is a symbol's, or when it says other than the constructor. */
    private static String ofObject(JSDynamicObject object) {
        String constructor = constructorName(object);
        if (JSObject.get(object, Symbol.SYMBOL_TO_STRING_TAG) instanceof TruffleString tag) {
            String text = tag.toJavaStringUncached();
            if (!text.equals(constructor) || object instanceof JSSymbolObject) {
                return "[object " + text + "]";
            }
        }
        return "#<" + constructor + ">";
    }

    private static String constructorName(JSDynamicObject object) {
        return JsValues.get(object, "constructor") instanceof JSDynamicObject constructor
                        && JsValues.get(constructor, "name") instanceof TruffleString name
                        && !name.isEmpty()
                ? name.toJavaStringUncached()
                : "Object";
    }
}
