package io.qworker.manager;

import io.qworker.queue.KnownWorker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds the workers that have been silent for too long. Source: protocol.md §3.3. */
final class WatchHeartbeats {

    /** Initializers may take their time before the first heartbeat. */
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final KnownWorkers workers;
    private final Duration offlineAfter;

    WatchHeartbeats(KnownWorkers workers, Duration offlineAfter) {
        this.workers = workers;
        this.offlineAfter = offlineAfter;
    }

    /** Marks them offline, which frees their ids and their places, and answers them. */
    List<LiveWorker> fallenSilent(Instant now) {
        List<LiveWorker> silent = workers.live().stream()
                .filter(worker -> worker.seenAt().plus(allowance(worker)).isBefore(now))
                .map(worker -> worker.as(State.OFFLINE))
                .toList();
        silent.forEach(workers::put);
        return silent;
    }

    private Duration allowance(LiveWorker worker) {
        return worker.state() == State.STARTING ? TO_START : offlineAfter;
    }
}
