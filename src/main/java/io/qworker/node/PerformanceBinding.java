package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code performance}: the monotonic clock, and how busy the loop is. */
final class PerformanceBinding implements Binding {

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public void define(Target target) {
        target.function(
                        "now",
                        0,
                        call -> (System.nanoTime() - call.lane().process().started()) / 1e6)
                .function("origin", 0, call -> (double) call.lane().process().started())
                .function("originTimestamp", 0, PerformanceBinding::originTimestamp)
                .function("started", 0, call -> (double) call.lane().started())
                .function("loopBegins", 0, PerformanceBinding::loopBegins)
                .function("loopIdle", 0, call ->
                        (double) call.lane().loop().times().idle())
                .function("loopMetrics", 0, PerformanceBinding::loopMetrics);
    }

    /** In µs since 1970. */
    private static Object originTimestamp(NativeCall call) {
        return (double)
                ChronoUnit.MICROS.between(Instant.EPOCH, call.lane().process().startedAt());
    }

    /** Answers when, in ns. */
    private static Object loopBegins(NativeCall call) {
        EventLoop loop = call.lane().loop();
        loop.begin();
        return (double) loop.times().started();
    }

    /** As {@code uv_metrics_info}: rounds, events that it ran, events that wait. */
    private static Object loopMetrics(NativeCall call) {
        EventLoop loop = call.lane().loop();
        return JsValues.array(call.realm(), (double) loop.rounds(), (double) loop.turns(), loop.waiting());
    }
}
