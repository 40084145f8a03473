package io.qworker.cli;

import io.qworker.bus.Bus;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Keeps what is published; nobody listens. */
record RecordingBus(List<Bus.Message> published, BooleanSupplier down) implements Bus {

    @Override
    public void publish(List<Message> messages) {
        if (down.getAsBoolean()) {
            throw new IllegalStateException("the bus is down");
        }
        published.addAll(messages);
    }

    @Override
    public Subscription subscribe(String event, Consumer<Received> handler) {
        return () -> {};
    }

    @Override
    public Subscription subscribeAll(Consumer<Received> handler) {
        return () -> {};
    }

    @Override
    public List<Received> recent(Duration age) {
        return List.of();
    }

    @Override
    public void close() {}
}
