package io.qworker.bus;

import io.qworker.store.StoreException;
import io.qworker.store.sqlite.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks every few milliseconds whether anybody wrote to the file, which costs some millionths of a second. */
final class SqlitePoll implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration SHOW_EVERY = Duration.ofSeconds(5);
    /** After a failure, so as not to report it two hundred times a second. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SqliteMessages messages;
    private final Runnable news;
    private final Consumer<Throwable> problems;
    private final Session session;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long last;
    private long version = -1;
    private long shownAt = System.nanoTime();

    /** @param news called when there may be new messages */
    SqlitePoll(SqliteMessages messages, Runnable news, Consumer<Throwable> problems) {
        this.messages = messages;
        this.news = news;
        this.problems = problems;
        this.session = messages.connect();
        this.last = messages.listen();
        // Not a virtual thread: SQLite's native calls would hold up the thread that carries it.
        this.thread = Thread.ofPlatform().daemon().name("bus-poll").start(this::run);
    }

    /** The messages since the last call; for one caller at a time. */
    List<Bus.Received> next() {
        synchronized (session) {
            try {
                List<SqliteMessages.Numbered> found = SqliteMessages.after(session, last);
                if (!found.isEmpty()) {
                    last = found.getLast().seq();
                }
                return found.stream().map(SqliteMessages.Numbered::message).toList();
            } catch (SQLException failure) {
                throw new StoreException("Cannot read the bus's messages: " + failure.getMessage(), failure);
            }
        }
    }

    private void run() {
        Duration pause = EVERY;
        while (!closedWithin(pause)) {
            try {
                if (changed()) {
                    news.run();
                }
                if (System.nanoTime() - shownAt > SHOW_EVERY.toNanos()) {
                    shownAt = System.nanoTime();
                    messages.show();
                }
                pause = EVERY;
            } catch (SQLException | RuntimeException failure) {
                pause = PAUSE;
                problems.accept(failure);
            }
        }
    }

    private boolean changed() throws SQLException {
        synchronized (session) {
            long now = SqliteMessages.version(session);
            boolean changed = now != version;
            version = now;
            return changed;
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
            messages.leave();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            session.close();
        }
    }
}
