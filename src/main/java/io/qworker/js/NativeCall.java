package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.Undefined;

/** One call of a {@link NativeFunction}: where, on what, with what. Missing arguments read as undefined. */
public record NativeCall(JSRealm realm, Object receiver, Object[] arguments) {

    /** The lane's side of Java: its event loop and what the bindings keep for it. */
    public LaneEnvironment lane() {
        return (LaneEnvironment) realm.getEmbedderData();
    }

    public int count() {
        return arguments.length;
    }

    public Object argument(int index) {
        return index < arguments.length ? arguments[index] : Undefined.instance;
    }

    public boolean isAbsent(int index) {
        return JSRuntime.isNullOrUndefined(argument(index));
    }

    /** By ToString. */
    public String string(int index) {
        return JSRuntime.toJavaString(argument(index));
    }

    /** By ToInt32. */
    public int int32(int index) {
        return argument(index) instanceof Integer i ? i : JSRuntime.toInt32(argument(index));
    }

    /** By ToIntegerOrInfinity, or from a BigInt. */
    public long int64(int index) {
        return JsValues.toLong(argument(index));
    }

    /** By ToNumber. */
    public double number(int index) {
        return JSRuntime.toDouble(argument(index));
    }

    /** By ToBoolean. */
    public boolean bool(int index) {
        return JSRuntime.toBoolean(argument(index));
    }

    /** The bytes behind an ArrayBuffer or a view on one, shared with JavaScript. */
    public Bytes bytes(int index) {
        return Bytes.of(argument(index));
    }
}
