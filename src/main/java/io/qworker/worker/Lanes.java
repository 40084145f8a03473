package io.qworker.worker;

import io.qworker.task.TaskDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.bson.BsonValue;

/** The worker's lanes, each with all of its tasks. */
final class Lanes implements AutoCloseable {

    private final List<TaskLane> lanes;

    Lanes(List<TaskLane> lanes) {
        this.lanes = new CopyOnWriteArrayList<>(lanes);
    }

    /** The lane with the fewest running jobs; empty while none is alive. */
    Optional<TaskLane> leastBusy() {
        return lanes.stream().filter(TaskLane::isAlive).min(Comparator.comparingInt(TaskLane::load));
    }

    /** Puts a fresh lane in the place of one that ended. */
    void replace(TaskLane ended, TaskLane fresh) {
        lanes.replaceAll(lane -> lane == ended ? fresh : lane);
    }

    CompletableFuture<Void> loadTasks(List<TaskDefinition> tasks) {
        return each(lane -> lane.loadTasks(tasks));
    }

    CompletableFuture<Void> unloadTasks() {
        return each(TaskLane::unloadTasks);
    }

    CompletableFuture<Void> runWorkerHooks(String type) {
        return each(lane -> lane.runWorkerHooks(type));
    }

    void emit(String event, BsonValue... arguments) {
        lanes.forEach(lane -> lane.emit(event, arguments));
    }

    private CompletableFuture<Void> each(Function<TaskLane, CompletableFuture<Void>> action) {
        return CompletableFuture.allOf(
                lanes.stream().filter(TaskLane::isAlive).map(action).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        lanes.forEach(TaskLane::kill);
    }
}
