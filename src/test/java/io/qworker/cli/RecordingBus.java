package io.qworker.cli;

import io.qworker.bus.Bus;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.BsonValue;

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
    public Subscription subscribe(String event, Consumer<BsonValue> handler) {
        return () -> {};
    }

    @Override
    public Subscription subscribeAll(Consumer<Message> handler) {
        return () -> {};
    }

    @Override
    public void close() {}
}
