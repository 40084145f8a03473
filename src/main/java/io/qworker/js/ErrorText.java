package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** {@code String(error)}: the engine's, with V8's words where the message is the engine's own. */
final class ErrorText {

    private ErrorText() {}

    static void install(JSRealm realm) {
        JSDynamicObject error = (JSDynamicObject) JsValues.get(realm.getGlobalObject(), "Error");
        JSDynamicObject prototype = (JSDynamicObject) JsValues.get(error, "prototype");
        Object original = JsValues.get(prototype, "toString");
        JsValues.set(prototype, "toString", NativeFunctions.createOwn(realm, "toString", 0, call -> {
            V8Messages.apply(call.receiver());
            return JsValues.call(original, call.receiver());
        }));
    }
}
