package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRuntime;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.util.Arrays;

/** {@code tty_wrap}: which of the standard streams is a terminal, how large it is, and its raw mode. */
final class TtyBinding implements Binding {

    @Override
    public String name() {
        return "tty_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("isTTY", 1, call -> StandardStream.of(call.int32(0)).isTerminal(call.lane()))
                .function("windowSize", 0, TtyBinding::windowSize)
                .function("setRawMode", 1, call -> Terminal.setRaw(JSRuntime.toBoolean(call.argument(0))));
    }

    /** Columns and rows, undefined when they cannot be told. */
    private static Object windowSize(NativeCall call) {
        return Terminal.size()
                .<Object>map(size ->
                        JsValues.array(call.realm(), Arrays.stream(size).boxed().toArray()))
                .orElseGet(JsValues::undefined);
    }
}
