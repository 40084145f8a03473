package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** {@code timers}: what the loop must know of Node's timers and immediates. */
final class TimersBinding implements Binding {

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public void define(Target target) {
        target.function("setupTimers", 3, TimersBinding::setupTimers)
                .function(
                        "getLibuvNow",
                        0,
                        call -> JsValues.number(call.lane().loop().now()))
                .function("scheduleTimer", 1, TimersBinding::scheduleTimer)
                .function("toggleTimerRef", 1, TimersBinding::toggleTimerRef);
    }

    private static Object setupTimers(NativeCall call) {
        call.lane().callbacks().timers(call.argument(0), call.argument(1));
        call.lane().loop().immediates(call.bytes(2));
        return JsValues.undefined();
    }

    private static Object scheduleTimer(NativeCall call) {
        call.lane().loop().scheduleTimer((long) call.number(0));
        return JsValues.undefined();
    }

    private static Object toggleTimerRef(NativeCall call) {
        call.lane().loop().refTimer(call.bool(0));
        return JsValues.undefined();
    }
}
