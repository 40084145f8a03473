package io.qworker.bus;

import io.qworker.store.sqlite.SqliteFile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A bus among the processes that share a SQLite file. While nobody else listens, messages stay in the process and nothing
 * is written but what a manager may still want to hear; else they go through the file, those for our own subscribers too, so that all see them in one order.
 */
public final class SqliteBus implements Bus {

    private final SqliteMessages messages;
    private final AscendingIds ids;
    private final Subscribers subscribers;
    /** Held while messages are put in order: either what the file holds next, or what stays here. */
    private final ReentrantLock order = new ReentrantLock();

    private SqlitePoll poll;

    /**
     * Upon an open file, which stays open when the bus is closed.
     *
     * @param clock by which listeners of other processes are judged alive, and the age of messages
     * @param problems told what handlers throw, and failures to read the file
     */
    public SqliteBus(SqliteFile file, InstantSource clock, Consumer<Throwable> problems) {
        this.messages = new SqliteMessages(file, clock);
        this.ids = new AscendingIds(clock);
        this.subscribers = new Subscribers(problems);
    }

    @Override
    public void publish(List<Message> published) {
        if (published.isEmpty()) {
            return;
        }
        List<Received> named = ids.named(published);
        if (named.stream().anyMatch(message -> Topics.REQUESTS.contains(message.event())) || messages.othersListen()) {
            // The file has the order. Others may keep us waiting to write, and meanwhile we must go on reading them.
            messages.write(named);
            takeNew();
        } else {
            keepHere(named);
        }
    }

    private void keepHere(List<Received> named) {
        order.lock();
        try {
            takeNew();
            subscribers.add(named);
        } finally {
            order.unlock();
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

    private Subscription subscribeTo(String event, Consumer<Received> handler) {
        order.lock();
        try {
            if (poll == null) {
                poll = new SqlitePoll(messages, this::takeNew, subscribers::report);
            } else {
                takeNew();
            }
            return subscribers.subscribe(event, handler);
        } finally {
            order.unlock();
        }
    }

    @Override
    public List<Received> recent(Duration age) {
        return ids.notOlder(age, messages.all().stream());
    }

    /** Passes on what came through the file since the last look. */
    private void takeNew() {
        order.lock();
        try {
            if (poll != null) {
                subscribers.add(poll.next());
            }
        } finally {
            order.unlock();
        }
    }

    @Override
    public void close() {
        subscribers.close();
        order.lock();
        SqlitePoll ending = poll;
        poll = null;
        order.unlock();
        // The poll's thread may be waiting for the order: it must not be held while that thread ends.
        if (ending != null) {
            ending.close();
        }
    }
}
