package io.qworker.node;

import io.qworker.js.Binding;

/** {@code performance}: the lane's monotonic clock. */
final class PerformanceBinding implements Binding {

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public void define(Target target) {
        target.function("now", 0, call -> (System.nanoTime() - call.lane().started()) / 1e6)
                .function("origin", 0, call -> (double) call.lane().started());
    }
}
