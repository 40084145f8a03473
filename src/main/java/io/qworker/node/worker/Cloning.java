package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;

/** What {@code bindings/internal/messaging.js} lends to the Java half in one lane: symbols, classes, errors. */
final class Cloning {

    private static final int TRANSFERABLE = 1;
    private static final int CLONEABLE = 2;

    private final LaneEnvironment lane;
    private JSDynamicObject lent;
    private Symbol mode;
    private Symbol untransferable;
    private Symbol immutable;

    private Cloning(LaneEnvironment lane) {
        this.lane = lane;
    }

    static Cloning of(LaneEnvironment lane) {
        return lane.state(Cloning.class, () -> new Cloning(lane));
    }

    /** Takes the object that the JavaScript half hands over once. */
    void connect(JSDynamicObject object) {
        lent = object;
        mode = symbol("mode");
        untransferable = symbol("untransferable");
        immutable = symbol("immutable");
    }

    LaneEnvironment lane() {
        return lane;
    }

    private Symbol symbol(String name) {
        return (Symbol) JsValues.get(lent, name);
    }

    Object drain() {
        return JsValues.get(lent, "drain");
    }

    /** Whether an object of the library says itself how it travels. */
    boolean isScripted(JSDynamicObject object) {
        return JSObject.hasOwnProperty(object, mode);
    }

    boolean isTransferable(JSDynamicObject object) {
        return (mode(object) & TRANSFERABLE) != 0;
    }

    boolean isCloneable(JSDynamicObject object) {
        return (mode(object) & CLONEABLE) != 0;
    }

    private int mode(JSDynamicObject object) {
        return JSObject.get(object, mode) instanceof Integer bits ? bits : 0;
    }

    boolean isMarkedUntransferable(JSDynamicObject object) {
        return JSObject.hasOwnProperty(object, untransferable);
    }

    /** Whether an object is a handle that never changes. */
    boolean isImmutable(JSDynamicObject object) {
        return JSObject.hasOwnProperty(object, immutable);
    }

    boolean isEnvironment(Object object) {
        return object == JsValues.get(lent, "environment");
    }

    /** Calls a method that is named by one of the lent symbols; undefined when there is none. */
    Object call(JSDynamicObject object, String symbol, Object... arguments) {
        Object method = JSObject.get(object, symbol(symbol));
        return JSRuntime.isCallable(method) ? JsValues.call(method, object, arguments) : JsValues.undefined();
    }

    /** Calls one of the lent functions. */
    Object invoke(String function, Object... arguments) {
        return JsValues.call(JsValues.get(lent, function), lent, arguments);
    }

    RuntimeException cloneError(String message) {
        return UserScriptException.create(invoke("cloneError", JsValues.string(message)));
    }
}
