package io.qworker.bus;

import io.qworker.store.StoreException;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The bus that Node's mubsub speaks: a capped collection that everybody tails. Source: protocol.md §1. */
public final class MongoBus implements Bus {

    /** How long a subscription waits for the tail to pass what was published before it. */
    private static final Duration CATCH_UP = Duration.ofSeconds(2);

    private final MubsubChannel channel;
    private final Subscribers subscribers;
    private MongoTail tail;

    /**
     * Upon an open connection, which stays open when the bus is closed.
     *
     * @param collection mubsub's channel; {@code mubsub} by convention
     * @param clock the server's, so that the ids of all machines agree however their own clocks are set
     * @param problems told what handlers throw, and each time the tail breaks
     */
    public MongoBus(MongoServer server, String collection, InstantSource clock, Consumer<Throwable> problems) {
        this.channel = new MubsubChannel(server, collection, clock);
        this.subscribers = new Subscribers(problems);
    }

    @Override
    public void publish(List<Message> messages) {
        if (!messages.isEmpty()) {
            channel.insert(messages);
        }
    }

    @Override
    public Subscription subscribe(String event, Consumer<Received> handler) {
        return subscribeTo(event, handler);
    }

    @Override
    public Subscription subscribeAll(Consumer<Received> handler) {
        return subscribeTo(null, handler);
    }

    private synchronized Subscription subscribeTo(String event, Consumer<Received> handler) {
        if (tail == null) {
            tail = new MongoTail(channel, subscribers);
        } else {
            catchUp();
        }
        return subscribers.subscribe(event, handler);
    }

    @Override
    public List<Received> recent(Duration age) {
        return channel.recent(age);
    }

    /** While the server is away there is nothing to wait for: the tail reports it. */
    private void catchUp() {
        try {
            channel.newest().ifPresent(newest -> tail.awaitPassed(newest, CATCH_UP));
        } catch (StoreException away) {
            subscribers.report(away);
        }
    }

    @Override
    public synchronized void close() {
        subscribers.close();
        if (tail != null) {
            tail.close();
        }
    }
}
