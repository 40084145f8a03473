package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRuntime;
import io.qworker.js.Binding;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.StackTraces;
import io.qworker.js.UncaughtHandler.Origin;

/** {@code errors}: stack traces, and the way of an uncaught error to Java. */
final class ErrorsBinding implements Binding {

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public void define(Target target) {
        target.function("setUncaught", 1, ErrorsBinding::setUncaught)
                .function("report", 2, ErrorsBinding::report)
                .function("setPrepareStackTraceCallback", 1, ErrorsBinding::setPrepareStackTraceCallback)
                .function("noSideEffectsToString", 1, call -> JSRuntime.safeToString(call.argument(0)));
    }

    private static Object setUncaught(NativeCall call) {
        call.lane().callbacks().uncaught(call.argument(0));
        return JsValues.undefined();
    }

    private static Object report(NativeCall call) {
        call.lane()
                .settings()
                .uncaught()
                .uncaught(
                        JavaScriptError.of(call.argument(0)),
                        call.bool(1) ? Origin.REJECTION : Origin.EXCEPTION,
                        call.lane().globals());
        return JsValues.undefined();
    }

    private static Object setPrepareStackTraceCallback(NativeCall call) {
        StackTraces.install(call.realm(), call.argument(0));
        return JsValues.undefined();
    }
}
