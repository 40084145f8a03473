package io.qworker.worker;

import io.qworker.permission.Permissions;
import io.qworker.task.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonValue;

/**
 * The worker's lanes. Tasks with the same permissions share their lanes, each lane having all of them in it; others have
 * lanes of their own, so that no task can do by another's leave what it may not do itself.
 */
final class Lanes implements AutoCloseable {

    private final LaneGroup.Opener opener;
    private final int groupSize;
    private final List<LaneGroup> groups = new CopyOnWriteArrayList<>();

    /**
     * Opens the lanes of the tasks that narrow nothing.
     *
     * @param groupSize how many lanes each group has
     */
    Lanes(LaneGroup.Opener opener, int groupSize) {
        this.opener = opener;
        this.groupSize = groupSize;
        groups.add(LaneGroup.open(opener, Permissions.ALL, groupSize));
    }

    /** The lane of a task's with the fewest running jobs; empty while none is alive. */
    Optional<TaskLane> leastBusy(String taskId) {
        return groups.stream()
                .filter(group -> group.has(taskId))
                .findFirst()
                .or(() -> Optional.of(groups.getFirst()))
                .flatMap(LaneGroup::leastBusy);
    }

    /** Puts a fresh lane in the place of one that ended. */
    void restart(TaskLane ended) {
        groups.stream().filter(group -> group.has(ended)).findFirst().ifPresent(group -> group.restart(ended, opener));
    }

    CompletableFuture<Void> loadTasks(List<TaskDefinition> tasks) {
        Map<Permissions, List<TaskDefinition>> byPermissions = new LinkedHashMap<>();
        groups.forEach(group -> byPermissions.put(group.permissions(), new CopyOnWriteArrayList<>()));
        tasks.forEach(task -> byPermissions
                .computeIfAbsent(task.permissions(), key -> new CopyOnWriteArrayList<>())
                .add(task));
        byPermissions.keySet().stream()
                .filter(permissions ->
                        groups.stream().noneMatch(group -> group.permissions().equals(permissions)))
                .forEach(permissions -> groups.add(LaneGroup.open(opener, permissions, groupSize)));
        return all(groups.stream().map(group -> group.loadTasks(byPermissions.get(group.permissions()))));
    }

    CompletableFuture<Void> unloadTasks() {
        return each(TaskLane::unloadTasks);
    }

    CompletableFuture<Void> runWorkerHooks(String type) {
        return each(lane -> lane.runWorkerHooks(type));
    }

    void emit(String event, BsonValue... arguments) {
        lanes().forEach(lane -> lane.emit(event, arguments));
    }

    private Stream<TaskLane> lanes() {
        return groups.stream().flatMap(group -> group.lanes().stream());
    }

    private CompletableFuture<Void> each(Function<TaskLane, CompletableFuture<Void>> action) {
        return all(lanes().filter(TaskLane::isAlive).map(action));
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        lanes().forEach(TaskLane::kill);
    }
}
