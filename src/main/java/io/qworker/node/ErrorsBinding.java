package io.qworker.node;

import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
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
import java.util.Arrays;

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
        if (exception instanceof JSException made && made.getErrorType() == JSErrorType.SyntaxError) {
            putSyntaxError(positions, made);
        }
        if (exception != null && JsValues.get(positions, "sourceLine") == JsValues.undefined()) {
            Arrays.stream(exception.getJSStackTrace())
                    .filter(frame -> isWritten(frame.getFileName().toJavaStringUncached()))
                    .findFirst()
                    .ifPresent(frame -> putFrame(positions, frame));
        }
        return positions;
    }

    private static void putFrame(JSObject positions, GraalJSException.JSStackTraceElement frame) {
        JsValues.set(positions, "sourceLine", frame.getLine());
        JsValues.set(positions, "scriptResourceName", frame.getFileName());
        JsValues.set(positions, "lineNumber", frame.getLineNumber());
        JsValues.set(positions, "startColumn", frame.getColumnNumber() - 1);
    }

    private static boolean isWritten(String file) {
        return !file.equals("<builtin>") && !StackTraces.isOurs(file);
    }

    /** The place in the text that the parser refused; none when it came with no text. */
    private static void putSyntaxError(JSObject positions, JSException failure) {
        try {
            if (!failure.hasSourceLocation()) {
                return;
            }
            SourceSection section = failure.getSourceLocationInterop();
            int line = section.getStartLine();
            JsValues.set(
                    positions,
                    "sourceLine",
                    JsValues.string(section.getSource().getCharacters(line).toString()));
            JsValues.set(
                    positions,
                    "scriptResourceName",
                    JsValues.string(section.getSource().getName()));
            JsValues.set(positions, "lineNumber", line);
            JsValues.set(positions, "startColumn", section.getStartColumn() - 1);
            JsValues.set(positions, "endColumn", section.getStartColumn() - 1 + section.getCharLength());
        } catch (UnsupportedMessageException nowhere) {
            throw new IllegalStateException(nowhere);
        }
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
