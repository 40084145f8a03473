package io.qworker.node;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;

/**
 * What class an object was of before {@code Object.setPrototypeOf} took its prototype away. V8 knows that of every object,
 * and {@code util.inspect} shows it; here it is written down when it happens.
 */
final class LostClasses {

    private static final HiddenKey CLASS = new HiddenKey("class before its prototype was taken away");
    private static final TruffleString OBJECT = Strings.constant("Object");
    private static final String FUNCTION = "setPrototypeOf";

    private LostClasses() {}

    static void watch(LaneEnvironment lane) {
        JSDynamicObject constructor = lane.realm().getObjectConstructor();
        Object original = JsValues.get(constructor, FUNCTION);
        JsValues.set(constructor, FUNCTION, lane.function(FUNCTION, 2, call -> setPrototypeOf(call, original)));
    }

    private static Object setPrototypeOf(NativeCall call, Object original) {
        if (call.argument(1) == Null.instance
                && call.argument(0) instanceof JSObject object
                && !(object instanceof JSProxyObject)) {
            remember(object);
        }
        return JsValues.call(original, call.receiver(), call.arguments());
    }

    private static void remember(JSObject object) {
        TruffleString name = JSRuntime.getConstructorName(object);
        if (JSObject.getPrototype(object) != Null.instance && !OBJECT.equals(name)) {
            JSObjectUtil.putHiddenProperty(object, CLASS, name);
        }
    }

    /** The name of an object's class, the lost one if it has none now. */
    static TruffleString nameOf(JSObject object) {
        return JSObject.getPrototype(object) == Null.instance
                        && JSObjectUtil.getHiddenProperty(object, CLASS) instanceof TruffleString lost
                ? lost
                : JSRuntime.getConstructorName(object);
    }
}
