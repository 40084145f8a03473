package io.qworker.node.process;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code spawn_sync}: runs a process while the lane waits. */
public final class SpawnSyncBinding implements Binding {

    @Override
    public String name() {
        return "spawn_sync";
    }

    @Override
    public void define(Target target) {
        target.function("run", 1, SpawnSyncBinding::run);
    }

    /** {@code (options)}; answers pid, the exit's code and signal, an error, and the output as an array, as far as there are any. */
    private static Object run(NativeCall call) throws IOException {
        JSDynamicObject options = (JSDynamicObject) call.argument(0);
        Launch launch = Launch.of(call.lane(), options);
        SyncRun.Limits limits = new SyncRun.Limits(
                (long) number(options, "timeout", 0), number(options, "maxBuffer", Double.POSITIVE_INFINITY), (int)
                        number(options, "killSignal", SyncRun.TERMINATE));
        SyncRun run = new SyncRun(launch, limits);
        try {
            run.run(call.lane());
        } catch (SpawnFailure failure) {
            run.failed(failure.errno());
        }
        return result(call, run);
    }

    private static Object result(NativeCall call, SyncRun run) {
        JSObject result = JsValues.object(call.realm());
        JsValues.set(result, "pid", JsValues.number(run.pid()));
        if (run.error() != null) {
            JsValues.set(result, "error", run.error().number());
        }
        if (run.exit() != null) {
            JsValues.set(result, "code", run.exit().code());
            JsValues.set(result, "signal", run.exit().signal());
            JsValues.set(result, "output", output(call, run));
        }
        return result;
    }

    private static Object output(NativeCall call, SyncRun run) {
        List<Object> output = new ArrayList<>();
        for (byte[] bytes : run.output()) {
            output.add(bytes == null ? Null.instance : Buffers.of(call, bytes));
        }
        return JsValues.array(call.realm(), output);
    }

    private static double number(JSDynamicObject options, String name, double fallback) {
        Object value = JsValues.get(options, name);
        return JSRuntime.isNullOrUndefined(value) ? fallback : JSRuntime.toDouble(value);
    }
}
