package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.queue.KnownWorker.State;
import io.qworker.store.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a manager begins to lead. Everyone is told, and resumes: but a worker of Node that hears it while it works loses its
 * task objects over it, and fails every job until it is started again. So those are given nothing to run, then everyone is
 * told, then they are started with their tasks. Ours work on. Source: protocol.md §2.10 B16, §3.4.
 */
record TakeOver(
        Manager.Surroundings around,
        Known known,
        WorkerOrders orders,
        Admissions admissions,
        Admissions.Patience patience) {

    private static final int MOST_LOOKS = 10;
    private static final Duration RECALLED = Duration.ofMinutes(1);

    /** What a manager knows. */
    record Known(KnownTasks tasks, KnownWorkers workers) {}

    void begin() {
        recall();
        List<LiveWorker> nodes = workersOfNode();
        if (nodes.isEmpty()) {
            tellAll();
            return;
        }
        nodes.forEach(worker -> orders.rest(worker, known.tasks()));
        patience.then(() -> {
            tellAll();
            patience.then(() -> startAnew(nodes, MOST_LOOKS));
        });
    }

    /**
     * An Agenda 0.7 that was stopped goes on locking jobs until none is due, and never runs them; an original worker unlocks
     * them as it starts. So it is started when none is due any more, but without waiting for that for ever.
     */
    private void startAnew(List<LiveWorker> nodes, int looks) {
        List<LiveWorker> live = nodes.stream().filter(known.workers()::isLive).toList();
        if (looks > 0 && isAnyDue(live)) {
            patience.then(() -> startAnew(live, looks - 1));
        } else {
            live.forEach(admissions::asks);
        }
    }

    private boolean isAnyDue(List<LiveWorker> workers) {
        Set<String> tasks =
                workers.stream().flatMap(worker -> worker.taskIds().stream()).collect(Collectors.toSet());
        return around.store()
                .nextDue(tasks)
                .filter(due -> !due.isAfter(around.clock().instant()))
                .isPresent();
    }

    private void tellAll() {
        orders.managerStarts();
        known.workers().live().stream()
                .filter(worker -> worker.state() == State.STARTING)
                .forEach(admissions::asks);
    }

    private List<LiveWorker> workersOfNode() {
        List<String> ours =
                around.store().workers().stream().map(Presence::workerId).toList();
        return known.workers().live().stream()
                .filter(worker -> worker.state() == State.ONLINE && !ours.contains(worker.id()))
                .toList();
    }

    /** What was said before this manager listened; a leader that died told of tasks some time ago. */
    private void recall() {
        for (Bus.Received message : around.bus().recent(RECALLED)) {
            switch (message.event()) {
                case Topics.MANAGER_TASKS, Topics.DEFINE_TASKS -> known.tasks().define(message.content());
                case Topics.WORKER_PING ->
                    worker(message).filter(this::isRecent).ifPresent(this::wasThere);
                case Topics.WORKER_STOP, Topics.WORKER_TERMINATE, Topics.WORKER_DISCONNECTED ->
                    worker(message).ifPresent(known.workers()::remove);
                default -> {}
            }
        }
    }

    private Optional<LiveWorker> worker(Bus.Received message) {
        return LiveWorker.of(
                message.content(), Instant.ofEpochSecond(message.id().getTimestamp()));
    }

    private boolean isRecent(LiveWorker worker) {
        Duration offlineAfter = around.settings().rhythm().offlineAfter();
        return worker.seenAt().plus(offlineAfter).isAfter(around.clock().instant());
    }

    private void wasThere(LiveWorker worker) {
        if (known.workers().find(worker).isEmpty()) {
            known.workers().put(worker.as(State.ONLINE));
        }
    }
}
