package io.qworker.bus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A bus within this process. */
public final class InProcessBus implements Bus {

    private static final int KEPT = 10_000;

    private final Subscribers subscribers;
    private final AscendingIds ids;
    private final Deque<Received> kept = new ArrayDeque<>();

    /**
     * @param clock by which the age of messages is judged
     * @param problems told what handlers throw
     */
    public InProcessBus(InstantSource clock, Consumer<Throwable> problems) {
        this.ids = new AscendingIds(clock);
        this.subscribers = new Subscribers(problems);
    }

    @Override
    public synchronized void publish(List<Message> messages) {
        List<Received> received = ids.named(messages);
        kept.addAll(received);
        while (kept.size() > KEPT) {
            kept.removeFirst();
        }
        subscribers.add(received);
    }

    @Override
    public Subscription subscribe(String event, Consumer<Received> handler) {
        return subscribers.subscribe(event, handler);
    }

    @Override
    public Subscription subscribeAll(Consumer<Received> handler) {
        return subscribers.subscribe(null, handler);
    }

    @Override
    public synchronized List<Received> recent(Duration age) {
        return ids.notOlder(age, kept.stream());
    }

    @Override
    public void close() {
        subscribers.close();
    }
}
