package io.qworker.manager;

import io.qworker.store.JobStore;
import io.qworker.store.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Frees the jobs of workers that are dead. Those of ours by their leases, which run out; those of Node workers, which know
 * no leases, when the worker has been silent for longer than a busy one would be. Source: protocol.md §3.3.
 */
final class ReturnLostJobs {

    private static final Duration BUSY = Duration.ofSeconds(30);

    private final JobStore store;
    private final List<LiveWorker> silent = new ArrayList<>();

    ReturnLostJobs(JobStore store) {
        this.store = store;
    }

    void fellSilent(LiveWorker worker) {
        silent.add(worker);
    }

    void heard(LiveWorker worker) {
        silent.removeIf(worker::isSameAs);
    }

    /** Answers how many jobs were freed. @param present the workers that hold a lease */
    int look(Instant now, List<Presence> present) {
        int freed = store.returnLost(Map.of());
        List<LiveWorker> dead = silent.stream()
                .filter(worker -> worker.seenAt().plus(BUSY).isBefore(now))
                .toList();
        if (!dead.isEmpty()) {
            var leased = present.stream().map(Presence::workerId).collect(Collectors.toSet());
            for (LiveWorker worker : dead) {
                freed += leased.contains(worker.id()) ? 0 : store.returnJobsOf(worker.id());
                silent.remove(worker);
            }
        }
        return freed;
    }
}
