package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code worker}: starts and stops worker threads, and tells a lane which of them it is. */
public final class WorkerBinding implements Binding {

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public void define(Target target) {
        boolean inWorker = target.lane().settings().role() instanceof WorkerThread;
        target.value("isMainThread", !inWorker)
                .value("threadId", inWorker ? worker(target).id() : 0)
                .value(
                        "threadName",
                        JsValues.string(inWorker ? worker(target).plan().name() : ""))
                .value("limits", limits(target, inWorker))
                .function("openOwnPort", 0, WorkerBinding::openOwnPort)
                .function("create", 4, WorkerBinding::create)
                .function("threadIdOf", 1, call -> thread(call).id())
                .function("openPort", 1, WorkerBinding::openPort)
                .function("start", 2, WorkerBinding::start)
                .function("cpuUsage", 2, WorkerBinding::cpuUsage)
                .function("loopStarted", 1, call ->
                        (double) thread(call).loopTimes().started())
                .function(
                        "loopIdle", 1, call -> (double) thread(call).loopTimes().idle())
                .function("stop", 1, WorkerBinding::stop);
    }

    private static WorkerThread worker(Target target) {
        return (WorkerThread) target.lane().settings().role();
    }

    private static Object limits(Target target, boolean inWorker) {
        double[] limits = inWorker ? worker(target).plan().limits() : new double[0];
        Object[] values = new Object[limits.length];
        for (int i = 0; i < limits.length; i++) {
            values[i] = limits[i];
        }
        return JsValues.array(target.lane().realm(), values);
    }

    private static WorkerThread thread(NativeCall call) {
        return Handles.unwrap(call.argument(0), WorkerThread.class);
    }

    /** The port to whoever started this worker; undefined in a main thread. */
    private static Object openOwnPort(NativeCall call) {
        return call.lane().settings().role() instanceof WorkerThread worker
                ? MessagingBinding.openPort(Cloning.of(call.lane()), worker.inside())
                : Undefined.instance;
    }

    /** {@code (name, env, execArgv, limits)}: env is an object, null for a copy of ours, or undefined to share it. */
    private static Object create(NativeCall call) {
        call.lane().permissions().requireWorkers();
        WorkerThread.Plan plan = new WorkerThread.Plan(
                call.string(0),
                variables(call),
                MessagingBinding.list(call.argument(2)).stream()
                        .map(JSRuntime::toJavaString)
                        .toList(),
                MessagingBinding.list(call.argument(3)).stream()
                        .mapToDouble(JSRuntime::toDouble)
                        .toArray());
        return Handles.wrap(call.realm(), new WorkerThread(call.lane(), plan));
    }

    private static Map<String, String> variables(NativeCall call) {
        Object env = call.argument(1);
        if (env == Undefined.instance) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        if (env == Null.instance) {
            synchronized (call.lane().variables()) {
                variables.putAll(call.lane().variables());
            }
            return variables;
        }
        JSDynamicObject object = (JSDynamicObject) env;
        for (var name : JSObject.enumerableOwnNames(object)) {
            variables.put(name.toJavaStringUncached(), JSRuntime.toJavaString(JSObject.get(object, name)));
        }
        return variables;
    }

    private static Object openPort(NativeCall call) {
        return MessagingBinding.openPort(Cloning.of(call.lane()), thread(call).outside());
    }

    /** {@code (thread, exited)} */
    private static Object start(NativeCall call) {
        Object exited = call.argument(1);
        thread(call).start(code -> JsValues.call(exited, JsValues.undefined(), code));
        return JsValues.undefined();
    }

    private static Object stop(NativeCall call) {
        thread(call).stop();
        return JsValues.undefined();
    }

    /** {@code (thread, answered)}: calls it with µs of user and system time. */
    private static Object cpuUsage(NativeCall call) {
        Object answered = call.argument(1);
        thread(call).cpuUsage((user, system) -> JsValues.call(answered, JsValues.undefined(), user, system));
        return JsValues.undefined();
    }
}
