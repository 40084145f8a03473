package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** {@code event_loop}: what our own JavaScript asks of the lane's loop. Node has no such binding; there libuv is asked. */
final class EventLoopBinding implements Binding {

    @Override
    public String name() {
        return "event_loop";
    }

    @Override
    public void define(Target target) {
        target.function("ref", 0, EventLoopBinding::ref)
                .function("unref", 0, EventLoopBinding::unref)
                .function("post", 1, EventLoopBinding::post)
                .function("check", 1, EventLoopBinding::check)
                .function("drain", 0, EventLoopBinding::drain);
    }

    private static Object ref(NativeCall call) {
        call.lane().loop().ref();
        return JsValues.undefined();
    }

    private static Object unref(NativeCall call) {
        call.lane().loop().unref();
        return JsValues.undefined();
    }

    /** Calls a function as a turn of its own, before the next immediates. */
    private static Object check(NativeCall call) {
        Object function = call.argument(0);
        call.lane().loop().check(() -> JsValues.call(function, JsValues.undefined()));
        return JsValues.undefined();
    }

    /** Runs the ticks and microtasks that are due, within a turn that goes on. */
    private static Object drain(NativeCall call) {
        call.lane().callbacks().drain();
        return JsValues.undefined();
    }

    /** Calls a function as a turn of its own, soon; until then the loop stays alive. */
    private static Object post(NativeCall call) {
        EventLoop loop = call.lane().loop();
        Object function = call.argument(0);
        loop.ref();
        loop.post(() -> {
            loop.unref();
            JsValues.call(function, JsValues.undefined());
        });
        return JsValues.undefined();
    }
}
