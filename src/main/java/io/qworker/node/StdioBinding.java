package io.qworker.node;

import io.qworker.js.Binding;

/** {@code stdio}: what kind of stream each standard descriptor is, for {@code process.stdin} and its kin. */
final class StdioBinding implements Binding {

    @Override
    public String name() {
        return "stdio";
    }

    @Override
    public void define(Target target) {
        target.function(
                "guessHandleType",
                1,
                call -> StandardStream.of(call.int32(0)).kind(call.lane()).ordinal());
    }
}
