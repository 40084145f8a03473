package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.task.TaskDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** What a manager tells workers. Source: protocol.md §3.1, §3.2. */
final class WorkerOrders {

    private final Bus bus;
    private final ManagerSettings settings;

    WorkerOrders(Bus bus, ManagerSettings settings) {
        this.bus = bus;
        this.settings = settings;
    }

    void managerStarts() {
        say(Topics.MANAGER_START);
    }

    void managerStops() {
        say(Topics.MANAGER_STOP);
    }

    private void say(String event) {
        bus.publish(List.of(new Bus.Message(event, new BsonString(settings.application()))));
    }

    /** For the next leader. */
    void tellOfTasks(List<TaskDefinition> tasks) {
        if (!tasks.isEmpty()) {
            bus.publish(List.of(new Bus.Message(Topics.MANAGER_TASKS, metadata(tasks))));
        }
    }

    private static BsonArray metadata(List<TaskDefinition> tasks) {
        return new BsonArray(tasks.stream().map(TaskDefinition::metadata).toList());
    }

    void start(LiveWorker worker, List<TaskDefinition> tasks) {
        BsonDocument message = new BsonDocument();
        settings.workplace()
                .db()
                .ifPresent(db -> message.append("db", new BsonString(db))
                        .append(
                                "collection",
                                new BsonString(settings.workplace().collection())));
        message.append("tasks", metadata(tasks))
                .append(
                        "pingInterval",
                        new BsonInt32(
                                Math.toIntExact(settings.rhythm().pingInterval().toMillis())))
                .append(
                        "processEvery",
                        new BsonString(interval(settings.workplace().processEvery())));
        bus.publish(List.of(new Bus.Message(Topics.start(worker.pid()), message)));
    }

    /**
     * Starts a worker of Node without anything to run. It goes on with what it runs, and knows the tasks that it belongs to.
     * {@code assert}, called with a worker and a task as a task's module is, finds nothing wrong and defines nothing.
     */
    void rest(LiveWorker worker, KnownTasks known) {
        List<TaskDefinition> tasks = worker.taskIds().stream()
                .map(id -> known.find(id)
                        .map(TaskDefinition::metadata)
                        .orElseGet(() -> new BsonDocument("id", new BsonString(id)).append("name", new BsonString(id)))
                        .clone()
                        .append("definition", new BsonString("assert")))
                .map(TaskDefinition::new)
                .toList();
        start(worker, tasks);
    }

    void terminate(LiveWorker worker, String reason) {
        bus.publish(List.of(new Bus.Message(Topics.terminate(worker.pid()), new BsonString(reason))));
    }

    /** In seconds, for the original's Agenda takes milliseconds for seconds. Source: protocol.md §6.1. */
    private static String interval(Duration every) {
        return BigDecimal.valueOf(every.toMillis(), 3).stripTrailingZeros().toPlainString() + " seconds";
    }
}
