package io.qworker.worker;

import io.qworker.permission.Permissions;
import io.qworker.task.TaskDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Lanes with the same permissions, each with all of the tasks that have these. */
final class LaneGroup {

    /** Boots a lane that may do what these permissions allow. */
    @FunctionalInterface
    interface Opener {
        TaskLane open(Permissions permissions);
    }

    private final Permissions permissions;
    private final List<TaskLane> lanes;
    private volatile List<TaskDefinition> tasks = List.of();

    private LaneGroup(Permissions permissions, List<TaskLane> lanes) {
        this.permissions = permissions;
        this.lanes = new CopyOnWriteArrayList<>(lanes);
    }

    static LaneGroup open(Opener opener, Permissions permissions, int size) {
        return new LaneGroup(
                permissions,
                IntStream.range(0, size).mapToObj(i -> opener.open(permissions)).toList());
    }

    Permissions permissions() {
        return permissions;
    }

    List<TaskLane> lanes() {
        return lanes;
    }

    boolean has(String taskId) {
        return tasks.stream().anyMatch(task -> task.id().equals(taskId));
    }

    boolean has(TaskLane lane) {
        return lanes.contains(lane);
    }

    Optional<TaskLane> leastBusy() {
        return lanes.stream().filter(TaskLane::isAlive).min(Comparator.comparingInt(TaskLane::load));
    }

    CompletableFuture<Void> loadTasks(List<TaskDefinition> given) {
        tasks = List.copyOf(given);
        return CompletableFuture.allOf(lanes.stream()
                .filter(TaskLane::isAlive)
                .map(lane -> lane.loadTasks(tasks))
                .toArray(CompletableFuture[]::new));
    }

    void restart(TaskLane ended, Opener opener) {
        TaskLane fresh = opener.open(permissions);
        fresh.loadTasks(tasks).join();
        fresh.runWorkerHooks("initializer").join();
        lanes.replaceAll(lane -> lane == ended ? fresh : lane);
    }
}
