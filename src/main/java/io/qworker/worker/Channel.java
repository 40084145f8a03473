package io.qworker.worker;

import io.qworker.bus.Bus;
import io.qworker.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.bson.BsonValue;

/**
 * Publishes on the bus without making anyone wait: messages are sent in the order in which they were given, as many at once
 * as have gathered. One that cannot be sent fails its future and is dropped, since the bus is only a hint.
 */
final class Channel implements AutoCloseable {

    private static final int MOST_AT_ONCE = 500;
    private static final Pending LAST = new Pending(null, null);

    private final Bus bus;
    private final Consumer<RuntimeException> trouble;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private record Pending(Bus.Message message, CompletableFuture<Void> acknowledged) {}

    Channel(Bus bus, Consumer<RuntimeException> trouble) {
        this.bus = bus;
        this.trouble = trouble;
        this.thread = Thread.ofPlatform().daemon().name("qworker-channel").start(this::run);
    }

    /** Done when the message is stored. */
    CompletableFuture<Void> publish(String event, BsonValue content) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        queue.add(new Pending(new Bus.Message(event, content), acknowledged));
        return acknowledged;
    }

    Bus.Subscription subscribe(String event, Consumer<BsonValue> handler) {
        return bus.subscribe(event, message -> handler.accept(message.content()));
    }

    private void run() {
        try {
            List<Pending> batch = new ArrayList<>();
            boolean open = true;
            while (open) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                open = !batch.contains(LAST);
                batch.remove(LAST);
                send(batch);
                batch.clear();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            bus.publish(batch.stream().map(Pending::message).toList());
            batch.forEach(pending -> pending.acknowledged().complete(null));
        } catch (StoreException e) {
            trouble.accept(e);
            batch.forEach(pending -> pending.acknowledged().completeExceptionally(e));
        }
    }

    /** Sends what was given so far, then ends. */
    @Override
    public void close() {
        queue.add(LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
