package io.qworker.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A worker as others see it.
 *
 * @param jobs how many jobs it holds; empty for a worker that has no lease in the store, as those of Node
 */
public record KnownWorker(String id, Place place, List<String> taskIds, Life life, Optional<Integer> jobs) {

    /**
     * Where it is.
     *
     * @param pid the number by which a manager addresses it
     * @param host the machine; empty for a worker that does not say, as those of Node
     */
    public record Place(long pid, Optional<String> host) {}

    /**
     * Since when it is there and what became of it.
     *
     * @param seenAt when it last gave a sign of life, as far as that is kept
     */
    public record Life(Optional<Instant> startedAt, Optional<Instant> seenAt, State state) {}

    /** Whether it gives signs of life. */
    public enum State {
        /** Told to start, and not heard of since. */
        STARTING,
        ONLINE,
        /** Was silent for too long. */
        OFFLINE
    }
}
