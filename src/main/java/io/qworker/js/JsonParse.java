package io.qworker.js;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** {@code JSON.parse}: the engine's, with V8's words about what it refuses. */
final class JsonParse {

    private JsonParse() {}

    static void install(JSRealm realm) {
        JSDynamicObject json = (JSDynamicObject) JsValues.get(realm.getGlobalObject(), "JSON");
        Object original = JsValues.get(json, "parse");
        JsValues.set(json, "parse", NativeFunctions.createOwn(realm, "parse", 2, call -> parse(call, original)));
    }

    private static Object parse(NativeCall call, Object original) {
        Object text = JSRuntime.toString(call.argument(0));
        try {
            return JsValues.call(original, call.receiver(), text, call.argument(1));
        } catch (JSException failure) {
            String message =
                    failure.getErrorType() == JSErrorType.SyntaxError ? JsonSyntax.errorIn(text.toString()) : null;
            throw message == null ? failure : JSException.create(JSErrorType.SyntaxError, message);
        }
    }
}
