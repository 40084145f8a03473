package io.qworker.manager;

import io.qworker.queue.KnownWorker.State;
import io.qworker.store.JobStore;
import io.qworker.store.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Frees the jobs of workers that are dead. Those of ours by their leases, which run out; those of Node workers, which know
 * no leases, when the worker has been silent for longer than a busy one would be. Source: protocol.md §3.3.
 */
final class ReturnLostJobs {

    private static final Duration BUSY = Duration.ofSeconds(30);

    private final JobStore store;
    private final KnownWorkers workers;
    private final List<LiveWorker> silent = new ArrayList<>();

    ReturnLostJobs(JobStore store, KnownWorkers workers) {
        this.store = store;
        this.workers = workers;
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
            Set<String> leased = present.stream().map(Presence::workerId).collect(Collectors.toSet());
            for (LiveWorker worker : dead) {
                if (leased.contains(worker.id())) {
                    silent.remove(worker);
                } else if (!mayStillShowItsKind(worker, leased)) {
                    freed += store.returnJobsOf(worker.id(), tasksOfNobodyElse(worker, leased), endOf(worker));
                    silent.remove(worker);
                }
            }
        }
        return freed;
    }

    /** Whether one of the same tasks is about to start: until it is heard or holds a lease, it could be of either kind. */
    private boolean mayStillShowItsKind(LiveWorker dead, Set<String> leased) {
        return workers.live().stream()
                .filter(other -> other.state() == State.STARTING && !leased.contains(other.id()))
                .anyMatch(other -> other.taskIds().stream().anyMatch(dead.taskIds()::contains));
    }

    /** When it was surely dead: one that was started anew under the same id begins after it. */
    private Instant endOf(LiveWorker dead) {
        Instant silentFor = dead.seenAt().plus(BUSY);
        return workers.live().stream()
                .filter(other -> other.id().equals(dead.id()))
                .flatMap(other -> other.startedAt().stream())
                .filter(silentFor::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(silentFor);
    }

    /** @param leased the ids of workers of ours, which do not take part */
    private Set<String> tasksOfNobodyElse(LiveWorker dead, Set<String> leased) {
        Set<String> tasks = new HashSet<>(dead.taskIds());
        workers.live().stream()
                .filter(other -> !leased.contains(other.id()))
                .forEach(other -> other.taskIds().forEach(tasks::remove));
        return tasks;
    }
}
