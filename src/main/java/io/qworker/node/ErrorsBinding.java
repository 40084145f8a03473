package io.qworker.node;

import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.StackTraces;
import io.qworker.js.UncaughtHandler.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code errors}: stack traces, and the way of an uncaught error to Java. */
final class ErrorsBinding implements Binding {

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public void define(Target target) {
        target.function("setUncaught", 1, ErrorsBinding::setUncaught)
                .function("print", 1, ErrorsBinding::print)
                .function("report", 2, ErrorsBinding::report)
                .function("setPrepareStackTraceCallback", 1, ErrorsBinding::setPrepareStackTraceCallback)
                .function("getErrorSourcePositions", 1, ErrorsBinding::getErrorSourcePositions)
                .function("noSideEffectsToString", 1, call -> JSRuntime.safeToString(call.argument(0)));
    }

    /** Where the error was made, its line included: {@code assert.ok} quotes the call from it. */
    private static Object getErrorSourcePositions(NativeCall call) {
        JSObject positions = JsValues.object(call.realm());
        GraalJSException exception = JSError.getException((JSObject) call.argument(0));
        GraalJSException.JSStackTraceElement[] frames =
                exception == null ? new GraalJSException.JSStackTraceElement[0] : exception.getJSStackTrace();
        if (frames.length > 0) {
            JsValues.set(positions, "sourceLine", frames[0].getLine());
            JsValues.set(positions, "scriptResourceName", frames[0].getFileName());
            JsValues.set(positions, "lineNumber", frames[0].getLineNumber());
            JsValues.set(positions, "startColumn", frames[0].getColumnNumber() - 1);
        }
        return positions;
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

    private static Object print(NativeCall call) throws IOException {
        call.lane().settings().err().write(call.string(0).getBytes(StandardCharsets.UTF_8));
        call.lane().settings().err().flush();
        return JsValues.undefined();
    }

    private static Object setPrepareStackTraceCallback(NativeCall call) {
        StackTraces.install(call.realm(), call.argument(0));
        return JsValues.undefined();
    }
}
