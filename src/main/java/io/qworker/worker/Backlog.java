package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.job.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.types.ObjectId;

/**
 * The jobs this worker holds: claimed ones that wait for their turn, and counts of those that run. It says how many more may
 * be claimed, and which may run next within the limits. Safe for all threads.
 */
final class Backlog {

    private static final int MOST_AHEAD = 1000;

    /** As the store answers them. */
    private static final Comparator<Claim> ORDER = Comparator.comparing(
                    (Claim claim) -> claim.job().priority(), Comparator.reverseOrder())
            .thenComparing(claim -> claim.job().nextRunAt().orElse(Instant.MAX))
            .thenComparing(claim -> claim.job().id());

    private final Config.Limits limits;
    private final Function<String, Config.TaskDefaults> taskLimits;
    private final InstantSource clock;
    private final RecentRate allRate;
    private final Map<String, RecentRate> rates = new HashMap<>();
    private final Map<String, PriorityQueue<Claim>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private int waitingCount;
    private int runningCount;

    /** @param taskLimits the limits of a task by its id */
    Backlog(Config.Limits limits, Function<String, Config.TaskDefaults> taskLimits, InstantSource clock) {
        this.limits = limits;
        this.taskLimits = taskLimits;
        this.clock = clock;
        this.allRate = new RecentRate(clock);
    }

    synchronized void add(List<Claim> claims) {
        for (Claim claim : claims) {
            enqueue(claim);
        }
    }

    private void enqueue(Claim claim) {
        waiting.computeIfAbsent(claim.job().name(), name -> new PriorityQueue<>(ORDER))
                .add(claim);
        waitingCount++;
    }

    /**
     * Takes the waiting job of the highest priority whose task can run and has a free slot; it counts as running until
     * {@link #ended}.
     */
    synchronized Optional<Claim> next(Predicate<String> canRun) {
        if (waitingCount == 0 || runningCount >= atMost(limits.maxConcurrency())) {
            return Optional.empty();
        }
        Map.Entry<String, PriorityQueue<Claim>> best = null;
        for (Map.Entry<String, PriorityQueue<Claim>> task : waiting.entrySet()) {
            if ((best == null || priority(task) > priority(best))
                    && hasFreeSlot(task.getKey())
                    && canRun.test(task.getKey())) {
                best = task;
            }
        }
        return Optional.ofNullable(best).map(task -> start(task.getKey(), task.getValue()));
    }

    private static int priority(Map.Entry<String, PriorityQueue<Claim>> task) {
        return task.getValue().element().job().priority();
    }

    private boolean hasFreeSlot(String name) {
        return running.getOrDefault(name, 0) < atMost(taskLimits.apply(name).concurrency());
    }

    private Claim start(String name, PriorityQueue<Claim> queue) {
        // Its task goes to the end of the line, so that none with a long backlog holds up others of the same priority.
        waiting.remove(name);
        Claim claim = queue.remove();
        if (!queue.isEmpty()) {
            waiting.put(name, queue);
        }
        waitingCount--;
        runningCount++;
        running.merge(name, 1, Integer::sum);
        return claim;
    }

    /** A job that could not be started after all: its lane has ended meanwhile. */
    synchronized void putBack(Claim claim) {
        String name = claim.job().name();
        enqueue(claim);
        runningCount--;
        running.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
    }

    synchronized void ended(String name) {
        runningCount--;
        running.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
        allRate.add();
        rates.computeIfAbsent(name, key -> new RecentRate(clock)).add();
    }

    /** How many more jobs of all tasks may be claimed now. */
    synchronized int room() {
        int ahead =
                Math.max(Math.min(atMost(limits.maxConcurrency()), MOST_AHEAD), Math.min(allRate.count(), MOST_AHEAD));
        int room = ahead - waitingCount - runningCount;
        if (limits.lockLimit() > 0) {
            room = Math.min(room, limits.lockLimit() - waitingCount - runningCount);
        }
        return Math.max(0, room);
    }

    /** How many more jobs of each of these tasks may be claimed now; tasks without room are left out. */
    synchronized Map<String, Integer> room(Iterable<String> names) {
        Map<String, Integer> room = new HashMap<>();
        for (String name : names) {
            int free = room(name);
            if (free > 0) {
                room.put(name, free);
            }
        }
        return room;
    }

    private int room(String name) {
        Config.TaskDefaults task = taskLimits.apply(name);
        int held = running.getOrDefault(name, 0)
                + (waiting.containsKey(name) ? waiting.get(name).size() : 0);
        int rate = rates.containsKey(name) ? rates.get(name).count() : 0;
        int room = Math.max(Math.min(atMost(task.concurrency()), MOST_AHEAD), Math.min(rate, MOST_AHEAD)) - held;
        return task.lockLimit() > 0 ? Math.min(room, task.lockLimit() - held) : room;
    }

    /** Whether it is time to claim more: what waits would be run within a fraction of a second. */
    synchronized boolean runsLow() {
        return waitingCount <= Math.min(allRate.count(), MOST_AHEAD) / 2;
    }

    /** Takes out this job, if it waits here. */
    Optional<Claim> take(ObjectId id) {
        return drain(name -> true, claim -> claim.job().id().equals(id)).stream()
                .findFirst();
    }

    /** Takes out every job that has not begun. */
    List<Claim> drain() {
        return drain(name -> true);
    }

    /** Takes out every job of these tasks that has not begun. */
    List<Claim> drain(Predicate<String> names) {
        return drain(names, claim -> true);
    }

    private synchronized List<Claim> drain(Predicate<String> names, Predicate<Claim> wanted) {
        List<Claim> claims = new ArrayList<>();
        waiting.entrySet().removeIf(task -> {
            if (names.test(task.getKey())) {
                task.getValue().removeIf(claim -> wanted.test(claim) && claims.add(claim));
            }
            return task.getValue().isEmpty();
        });
        waitingCount -= claims.size();
        return claims;
    }

    /** Agenda's 0 is no limit. */
    private static int atMost(int limit) {
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    synchronized int runningCount() {
        return runningCount;
    }
}
