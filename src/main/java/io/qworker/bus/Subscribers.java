package io.qworker.bus;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.bson.BsonNull;
import org.bson.types.ObjectId;

/**
 * Hands messages to subscribers on a thread of its own, one message at a time, in the order in which they came. Messages
 * wait for slow handlers without bound.
 */
final class Subscribers implements AutoCloseable {

    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Consumer<Throwable> problems;
    private long last;
    private volatile boolean closed;

    private record Delivery(long number, Bus.Received message) {}

    /** Wants messages of one event, or of any if it is null, that came after the one numbered {@code since}. */
    private record Subscriber(String event, long since, Consumer<Bus.Received> handler) {
        boolean wants(Delivery delivery) {
            return delivery.number() > since
                    && (event == null || event.equals(delivery.message().event()));
        }
    }

    /** @param problems told what handlers throw */
    Subscribers(Consumer<Throwable> problems) {
        this.problems = problems;
        Thread.ofVirtual().name("bus-delivery").start(this::deliver);
    }

    synchronized void add(List<Bus.Received> messages) {
        for (Bus.Received message : messages) {
            waiting.add(new Delivery(++last, message));
        }
    }

    /** Subscribes to what comes from now on; to any event if it is null. */
    synchronized Bus.Subscription subscribe(String event, Consumer<Bus.Received> handler) {
        Subscriber subscriber = new Subscriber(event, last, handler);
        subscribers.add(subscriber);
        return () -> subscribers.removeIf(each -> each == subscriber);
    }

    private void deliver() {
        while (!closed) {
            try {
                deliver(waiting.take());
            } catch (InterruptedException ofAHandler) {
                report(ofAHandler);
            }
        }
    }

    /** Those of this event come first, as in mubsub. */
    private void deliver(Delivery delivery) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.event() != null) {
                hand(delivery, subscriber);
            }
        }
        for (Subscriber subscriber : subscribers) {
            if (subscriber.event() == null) {
                hand(delivery, subscriber);
            }
        }
    }

    private void hand(Delivery delivery, Subscriber subscriber) {
        if (closed || !subscriber.wants(delivery) || !subscribers.contains(subscriber)) {
            return;
        }
        try {
            subscriber.handler().accept(delivery.message());
        } catch (Throwable failure) {
            report(failure);
        }
    }

    void report(Throwable failure) {
        try {
            problems.accept(failure);
        } catch (RuntimeException unheard) {
            failure.addSuppressed(unheard);
        }
    }

    /** What waits is dropped; a handler at work is let finish. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        // Something to wake up for.
        add(List.of(new Bus.Received(new ObjectId(), "", BsonNull.VALUE)));
    }
}
