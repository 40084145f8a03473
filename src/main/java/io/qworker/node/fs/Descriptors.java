package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;

/** Reads a descriptor argument and refuses what is none, in Node's words. */
final class Descriptors {

    private static final double LARGEST = Integer.MAX_VALUE;

    private Descriptors() {}

    /** A lane whose files are narrowed has only its own descriptors. */
    static int of(NativeCall call, int index) {
        int descriptor = number(call, index);
        if (!call.lane().permissions().allowsAllFiles()
                && !FileDescriptors.of(call.lane()).belongs(descriptor, FsLane.of(call.lane()))) {
            throw new NodeException("EBADF", "EBADF: bad file descriptor");
        }
        return descriptor;
    }

    private static int number(NativeCall call, int index) {
        return switch (call.argument(index)) {
            case Integer descriptor when descriptor >= 0 -> descriptor;
            case Number number -> ofNumber(number.doubleValue(), call.string(index));
            default ->
                throw new NodeException(
                        "ERR_INVALID_ARG_TYPE",
                        "The \"fd\" argument must be of type number. Received " + describe(call.argument(index)));
        };
    }

    private static int ofNumber(double number, String shown) {
        if (number != Math.rint(number) || Double.isInfinite(number)) {
            throw outOfRange("an integer", shown);
        }
        if (number < 0 || number > LARGEST) {
            throw outOfRange(">= 0 && <= 2147483647", shown);
        }
        return (int) number;
    }

    private static NodeException outOfRange(String range, String shown) {
        return new NodeException(
                "ERR_OUT_OF_RANGE", "The value of \"fd\" is out of range. It must be " + range + ". Received " + shown);
    }

    private static String describe(Object value) {
        if (value == Undefined.instance || value == Null.instance) {
            return JSRuntime.toJavaString(value);
        }
        String type = JSRuntime.typeof(value).toJavaStringUncached();
        String shown = JSRuntime.toDisplayString(value, false).toJavaStringUncached();
        return switch (type) {
            case "string" -> "type string ('" + JSRuntime.toJavaString(value) + "')";
            case "boolean", "symbol" -> "type " + type + " (" + shown + ")";
            case "bigint" -> "type bigint (" + JSRuntime.toJavaString(value) + "n)";
            case "function" -> "function " + functionName(value);
            default -> "an instance of " + className(value);
        };
    }

    private static String functionName(Object function) {
        return JSRuntime.toJavaString(
                io.qworker.js.JsValues.get((com.oracle.truffle.js.runtime.objects.JSDynamicObject) function, "name"));
    }

    private static String className(Object object) {
        Object constructor = io.qworker.js.JsValues.get(
                (com.oracle.truffle.js.runtime.objects.JSDynamicObject) object, "constructor");
        return constructor == Undefined.instance ? "Object" : functionName(constructor);
    }
}
