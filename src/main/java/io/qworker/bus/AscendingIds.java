package io.qworker.bus;

import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/**
 * Ids greater than every id seen. Node subscribers pass over documents whose id is smaller than that of the document they
 * started from, be it that a clock is behind or that another process wrote within the same second. Source: protocol.md §1.4.
 */
final class AscendingIds {

    /** Leaves room for 16 million messages before the id's seconds change. */
    private static final long LONGEST_STEP = 1L << 40;

    private final InstantSource clock;
    private ObjectId greatest = new ObjectId("000000000000000000000000");

    AscendingIds(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void saw(ObjectId id) {
        if (id.compareTo(greatest) > 0) {
            greatest = id;
        }
    }

    synchronized ObjectId next() {
        ObjectId id = new ObjectId(Date.from(clock.instant()));
        greatest = id.compareTo(greatest) > 0 ? id : successor(greatest);
        return greatest;
    }

    /** The messages under ids of their own, in their order. */
    List<Received> named(List<Message> messages) {
        return messages.stream()
                .map(message -> new Received(next(), message.event(), message.content()))
                .toList();
    }

    /** Those whose ids were made no longer ago than this. */
    List<Received> notOlder(Duration age, Stream<Received> messages) {
        Instant since = clock.instant().minus(age);
        // An id knows the second only.
        return messages.filter(message -> message.id().getTimestamp() >= since.getEpochSecond())
                .toList();
    }

    /** By a step of chance: two processes that saw the same id must not go on to the same one. */
    private static ObjectId successor(ObjectId id) {
        long step = ThreadLocalRandom.current().nextLong(1, LONGEST_STEP);
        BigInteger next = new BigInteger(id.toHexString(), 16).add(BigInteger.valueOf(step));
        String hex = next.toString(16);
        return new ObjectId("0".repeat(24 - hex.length()) + hex);
    }
}
