package io.qworker.node.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one thread that waits for the sockets of all lanes. It is there while a channel is registered and a little longer, and
 * never keeps the JVM from ending.
 */
final class Poller {

    /** Told on the poller's thread what a channel is ready for; must not block. */
    @FunctionalInterface
    interface Watcher {
        void ready(int operations);
    }

    private static final long LINGER_MS = 5_000;
    private static final Poller SHARED = new Poller();

    private final Queue<Runnable> afterwards = new ConcurrentLinkedQueue<>();
    private Selector selector;

    private Poller() {}

    /** Watches a channel, at first for nothing; see {@link #want}. */
    static SelectionKey register(SelectableChannel channel, Watcher watcher) throws IOException {
        return SHARED.add(channel, watcher);
    }

    /** Watches for more operations; from any thread. */
    static void want(SelectionKey key, int operations) {
        try {
            if ((key.interestOpsOr(operations) & operations) != operations) {
                key.selector().wakeup();
            }
        } catch (CancelledKeyException closed) {
            // Whoever closed it tells those who wait for it.
        }
    }

    /** Watches for fewer operations; on the poller's thread. */
    static void ignore(SelectionKey key, int operations) {
        try {
            key.interestOpsAnd(~operations);
        } catch (CancelledKeyException closed) {
            // It is watched for nothing any more.
        }
    }

    /** Runs {@code action} once the system has really closed a channel that was closed before this call. */
    static void afterClosing(SelectionKey key, Runnable action) {
        SHARED.add(key, action);
    }

    private synchronized void add(SelectionKey key, Runnable action) {
        if (key.selector() == selector) {
            afterwards.add(action);
            selector.wakeup();
        } else {
            action.run();
        }
    }

    private synchronized SelectionKey add(SelectableChannel channel, Watcher watcher) throws IOException {
        if (selector == null) {
            selector = Selector.open();
            Selector own = selector;
            Thread.ofPlatform().daemon().name("qworker-sockets").start(() -> poll(own));
        }
        channel.configureBlocking(false);
        return channel.register(selector, 0, watcher);
    }

    private void poll(Selector own) {
        try (own) {
            long used = System.nanoTime();
            while (!isOver(own, used)) {
                turn(own);
                if (!own.keys().isEmpty()) {
                    used = System.nanoTime();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A closed channel gives up its descriptor within a selection, so what waits for that comes after it. */
    private void turn(Selector own) throws IOException {
        List<Runnable> actions = new ArrayList<>();
        for (Runnable action; (action = afterwards.poll()) != null; ) {
            actions.add(action);
        }
        if (actions.isEmpty()) {
            own.select(Poller::tell, LINGER_MS);
        } else {
            own.selectNow(Poller::tell);
        }
        actions.forEach(Runnable::run);
    }

    private static void tell(SelectionKey key) {
        try {
            ((Watcher) key.attachment()).ready(key.readyOps());
        } catch (CancelledKeyException closed) {
            // By its lane, in the meantime.
        }
    }

    private synchronized boolean isOver(Selector own, long used) {
        boolean isUnused = own.keys().isEmpty() && System.nanoTime() - used >= LINGER_MS * 1_000_000;
        if (!isUnused || !afterwards.isEmpty()) {
            return false;
        }
        selector = null;
        return true;
    }
}
