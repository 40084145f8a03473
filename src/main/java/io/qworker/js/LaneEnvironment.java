package io.qworker.js;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What Java keeps for one lane and its bindings reach through a {@link NativeCall}. Touched by the lane's thread only. */
public final class LaneEnvironment {

    private final EventLoop loop;
    private final Map<Class<?>, Object> states = new HashMap<>();

    LaneEnvironment(EventLoop loop) {
        this.loop = loop;
    }

    public EventLoop loop() {
        return loop;
    }

    /** A binding's own state in this lane, made on first use. */
    public <T> T state(Class<T> type, Supplier<T> first) {
        return type.cast(states.computeIfAbsent(type, key -> first.get()));
    }
}
