package io.qworker.bus;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonValue;

/** A bus within this process. */
public final class InProcessBus implements Bus {

    private final Subscribers subscribers;

    /** @param problems told what handlers throw */
    public InProcessBus(Consumer<Throwable> problems) {
        this.subscribers = new Subscribers(problems);
    }

    @Override
    public void publish(List<Message> messages) {
        subscribers.add(messages);
    }

    @Override
    public Subscription subscribe(String event, Consumer<BsonValue> handler) {
        return subscribers.subscribe(event, message -> handler.accept(message.content()));
    }

    @Override
    public Subscription subscribeAll(Consumer<Message> handler) {
        return subscribers.subscribe(null, handler);
    }

    @Override
    public void close() {
        subscribers.close();
    }
}
