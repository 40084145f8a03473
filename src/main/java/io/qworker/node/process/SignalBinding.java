package io.qworker.node.process;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import java.util.function.IntConsumer;

/** {@code signal_wrap}: lets a script hear of signals to its process. */
public final class SignalBinding implements Binding {

    private record Listening(Signals signals, int signal, IntConsumer listener) {

        void stop() {
            signals.forget(signal, listener);
        }
    }

    @Override
    public String name() {
        return "signal_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("listen", 2, SignalBinding::listen).function("stop", 1, SignalBinding::stop);
    }

    /** {@code (signal, received(signal))}; undefined when it cannot be heard. */
    private static Object listen(NativeCall call) {
        LaneEnvironment lane = call.lane();
        Object received = call.argument(1);
        Listening listening = new Listening(
                Signals.of(lane.process()),
                call.int32(0),
                number -> lane.loop().post(() -> JsValues.call(received, JsValues.undefined(), number)));
        if (!listening.signals().listen(listening.signal(), listening.listener())) {
            return JsValues.undefined();
        }
        lane.atEnd(listening::stop);
        return Handles.wrap(call.realm(), listening);
    }

    private static Object stop(NativeCall call) {
        Handles.unwrap(call.argument(0), Listening.class).stop();
        return JsValues.undefined();
    }
}
