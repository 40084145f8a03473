package io.qworker.node.process;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.net.SocketBinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code process_wrap}: starts processes that run beside the lane. */
public final class ProcessBinding implements Binding {

    /** Descendants may hold a process's output open for ever; its end is told all the same. */
    static final long OUTPUT_MS = 200;

    @Override
    public String name() {
        return "process_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("spawn", 2, ProcessBinding::spawn).function("kill", 2, ProcessBinding::kill);
    }

    /**
     * {@code (options, exited(code, signal))}; answers the transports of our ends of pipes, and with them either the child
     * and its number or an error.
     */
    private static Object spawn(NativeCall call) throws IOException {
        LaneEnvironment lane = call.lane();
        Launch launch = Launch.of(lane, (JSDynamicObject) call.argument(0));
        JSObject answer = JsValues.object(call.realm());
        try (ChildEnds ends = ChildEnds.of(lane, launch)) {
            JsValues.set(answer, "transports", transports(lane, launch, ends));
            Child child = ends.start(launch);
            Children.of(lane).add(child);
            if (!launch.detached()) {
                Family.of(lane).add(child);
            }
            watch(lane, child, ends.passedOn(), call.argument(1));
            JsValues.set(answer, "child", Handles.wrap(call.realm(), child));
            JsValues.set(answer, "pid", JsValues.number(child.pid()));
        } catch (SpawnFailure failure) {
            JsValues.set(answer, "error", failure.errno().number());
        }
        return answer;
    }

    private static Object transports(LaneEnvironment lane, Launch launch, ChildEnds ends)
            throws SpawnFailure, IOException {
        List<Object> transports = new ArrayList<>();
        for (ChildStream stream : launch.streams()) {
            Object transport = JsValues.undefined();
            switch (stream.kind()) {
                case IGNORED -> ends.ignored();
                case INHERITED -> ends.inherited(stream.descriptor());
                case PIPE, HANDLE ->
                    transport = SocketBinding.transport(lane, (JSDynamicObject) stream.handle(), ends.pipe());
            }
            transports.add(transport);
        }
        return JsValues.array(lane.realm(), transports);
    }

    private static void watch(LaneEnvironment lane, Child child, CompletableFuture<Void> passedOn, Object exited) {
        child.exit()
                .thenAccept(exit -> passedOn.completeOnTimeout(null, OUTPUT_MS, TimeUnit.MILLISECONDS)
                        .thenRun(() -> lane.loop()
                                .post(() -> JsValues.call(exited, JsValues.undefined(), exit.code(), exit.signal()))));
    }

    private static Object kill(NativeCall call) {
        return Handles.unwrap(call.argument(0), Child.class).kill(call.int32(1));
    }
}
