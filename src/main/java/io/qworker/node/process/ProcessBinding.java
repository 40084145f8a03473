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
        LaneDescriptors descriptors = new LaneDescriptors(lane);
        try {
            List<Integer> theirs = new ArrayList<>();
            JsValues.set(answer, "transports", transports(lane, launch, descriptors, theirs));
            Program program = Program.find(launch).permitted(lane.permissions());
            Child child = SystemSpawn.start(program, launch, theirs);
            watch(lane, child, descriptors.copied(), call.argument(1));
            JsValues.set(answer, "child", Handles.wrap(call.realm(), child));
            JsValues.set(answer, "pid", JsValues.number(child.pid()));
        } catch (SpawnFailure failure) {
            JsValues.set(answer, "error", failure.errno().number());
        } finally {
            descriptors.started();
        }
        return answer;
    }

    private static Object transports(
            LaneEnvironment lane, Launch launch, LaneDescriptors descriptors, List<Integer> theirs)
            throws SpawnFailure, IOException {
        List<Object> transports = new ArrayList<>();
        for (ChildStream stream : launch.streams()) {
            Object transport = JsValues.undefined();
            switch (stream.kind()) {
                case IGNORED -> theirs.add(null);
                case INHERITED, HANDLE -> theirs.add(descriptors.inherited(stream.descriptor()));
                case PIPE -> {
                    SocketPair pair = descriptors.pipe();
                    theirs.add(pair.theirs());
                    transport = SocketBinding.transport(lane, (JSDynamicObject) stream.handle(), pair.ours());
                }
            }
            transports.add(transport);
        }
        return JsValues.array(lane.realm(), transports);
    }

    private static void watch(LaneEnvironment lane, Child child, CompletableFuture<Void> copied, Object exited) {
        child.exit()
                .thenAccept(exit -> copied.completeOnTimeout(null, OUTPUT_MS, TimeUnit.MILLISECONDS)
                        .thenRun(() -> lane.loop()
                                .post(() -> JsValues.call(exited, JsValues.undefined(), exit.code(), exit.signal()))));
    }

    private static Object kill(NativeCall call) {
        return Handles.unwrap(call.argument(0), Child.class).kill(call.int32(1));
    }
}
