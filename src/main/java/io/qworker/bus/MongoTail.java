package io.qworker.bus;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Follows the channel from the newest document on. When the cursor breaks it tails again, after 1 s and then a little later
 * each time, and passes on what it has not passed on before. Source: protocol.md §1.5.
 */
final class MongoTail implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int REMEMBERED = 50_000;

    private final MubsubChannel channel;
    private final Subscribers subscribers;
    private final LinkedHashSet<BsonValue> recent = new LinkedHashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private BsonValue last;
    private Duration pause = FIRST_PAUSE;

    MongoTail(MubsubChannel channel, Subscribers subscribers) {
        this.channel = channel;
        this.subscribers = subscribers;
        this.last = channel.newestOrDummy();
        recent.add(last);
        this.thread = Thread.ofVirtual().name("bus-tail").start(this::run);
    }

    private void run() {
        while (closed.getCount() > 0) {
            try {
                follow();
            } catch (MongoException | StoreException | IllegalStateException broken) {
                tell(broken);
            }
            rest();
        }
    }

    /** Says so at first, not at each attempt for as long as the server is away. */
    private void tell(RuntimeException broken) {
        if (closed.getCount() > 0 && pause.compareTo(LONGEST_PAUSE) < 0) {
            subscribers.report(new StoreException(
                    "The bus lost its place; it listens again in " + pause.toSeconds() + " s. " + broken.getMessage(),
                    broken));
        }
    }

    private void rest() {
        try {
            if (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException closing) {
            closed.countDown();
        }
    }

    /** Tails until the cursor dies. */
    private void follow() {
        channel.newestOrDummy();
        try (MongoCursor<BsonDocument> cursor = channel.tail()) {
            skipToLast(cursor);
            pause = FIRST_PAUSE;
            while (closed.getCount() > 0 && cursor.hasNext()) {
                pass(cursor.next());
            }
            if (closed.getCount() > 0) {
                throw new StoreException("The server ended the cursor.");
            }
        }
    }

    /**
     * Passes over what lies before the last document. When that was overwritten, or undone as a new primary undoes what it
     * never got, passes on all that follows what is known.
     */
    private void skipToLast(MongoCursor<BsonDocument> cursor) {
        List<BsonDocument> before = new ArrayList<>();
        for (BsonDocument next = cursor.tryNext(); next != null; next = cursor.tryNext()) {
            if (channel.see(next).equals(last)) {
                return;
            }
            before.add(next);
            if (recent.contains(next.get("_id"))) {
                before.clear();
            }
        }
        before.forEach(this::pass);
    }

    private synchronized void pass(BsonDocument document) {
        BsonValue id = channel.see(document);
        if (!recent.add(id)) {
            return;
        }
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        last = id;
        MubsubChannel.message(document).ifPresent(message -> subscribers.add(List.of(message)));
        notifyAll();
    }

    /** Waits until this document has been passed, but no longer than given. */
    synchronized void awaitPassed(BsonValue id, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); left > 0 && !passed(id); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean passed(BsonValue id) {
        return id.equals(last) || recent.contains(id);
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
