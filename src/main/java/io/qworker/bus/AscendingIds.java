package io.qworker.bus;

import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.types.ObjectId;

/**
 * Ids greater than every id seen. Node subscribers pass over documents whose id is smaller than that of the document they
 * started from, be it that a clock is behind or that another process wrote within the same second. Source: protocol.md §1.4.
 */
final class AscendingIds {

    /** Leaves room for 16 million messages before the id's seconds change. */
    private static final long LONGEST_STEP = 1L << 40;

    private ObjectId greatest = new ObjectId("000000000000000000000000");

    synchronized void saw(ObjectId id) {
        if (id.compareTo(greatest) > 0) {
            greatest = id;
        }
    }

    synchronized ObjectId next() {
        ObjectId id = new ObjectId();
        greatest = id.compareTo(greatest) > 0 ? id : successor(greatest);
        return greatest;
    }

    /** By a step of chance: two processes that saw the same id must not go on to the same one. */
    private static ObjectId successor(ObjectId id) {
        long step = ThreadLocalRandom.current().nextLong(1, LONGEST_STEP);
        BigInteger next = new BigInteger(id.toHexString(), 16).add(BigInteger.valueOf(step));
        String hex = next.toString(16);
        return new ObjectId("0".repeat(24 - hex.length()) + hex);
    }
}
