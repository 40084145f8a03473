package io.qworker.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A worker as others see it.
 *
 * @param pid the number by which a manager addresses it
 * @param host the machine; empty for a Node worker, which does not say
 * @param seenAt when it last gave a sign of life
 */
public record KnownWorker(String id, long pid, Optional<String> host, List<String> taskIds, Life life) {

    /** Since when, until when, and what it amounts to. */
    public record Life(Optional<Instant> startedAt, Optional<Instant> seenAt, State state) {}

    /** Whether it gives signs of life. */
    public enum State {
        STARTING,
        ONLINE,
        OFFLINE
    }
}
