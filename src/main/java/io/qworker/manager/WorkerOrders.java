package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.task.TaskDefinition;
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

    void start(LiveWorker worker, List<TaskDefinition> tasks) {
        BsonDocument message = new BsonDocument();
        settings.db()
                .ifPresent(db -> message.append("db", new BsonString(db))
                        .append("collection", new BsonString(settings.collection())));
        message.append(
                        "tasks",
                        new BsonArray(
                                tasks.stream().map(TaskDefinition::metadata).toList()))
                .append(
                        "pingInterval",
                        new BsonInt32(
                                Math.toIntExact(settings.rhythm().pingInterval().toMillis())))
                .append("processEvery", new BsonString(interval(settings.processEvery())));
        bus.publish(List.of(new Bus.Message(Topics.start(worker.pid()), message)));
    }

    void terminate(LiveWorker worker, String reason) {
        bus.publish(List.of(new Bus.Message(Topics.terminate(worker.pid()), new BsonString(reason))));
    }

    /** In words that Agenda understands. */
    private static String interval(Duration every) {
        return every.toMillisPart() == 0 ? every.toSeconds() + " seconds" : every.toMillis() + " milliseconds";
    }
}
