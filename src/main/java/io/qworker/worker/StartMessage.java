package io.qworker.worker;

import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What a start needs to know: a manager's {@code <pid>/start}, or what a worker on its own decides. Source: protocol.md §2.3,
 * §3.2.
 *
 * @param db the MongoDB URI of the jobs; empty for the worker's own
 */
record StartMessage(
        List<TaskDefinition> tasks,
        Optional<String> db,
        Optional<String> collection,
        Optional<Duration> pingInterval,
        Optional<String> processEvery) {

    static StartMessage alone(List<TaskDefinition> tasks) {
        return new StartMessage(tasks, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static StartMessage of(BsonValue message) {
        BsonDocument document = message.isDocument() ? message.asDocument() : new BsonDocument();
        List<TaskDefinition> tasks = document.isArray("tasks")
                ? document.getArray("tasks").stream()
                        .filter(BsonValue::isDocument)
                        .map(task -> new TaskDefinition(task.asDocument()))
                        .toList()
                : List.of();
        return new StartMessage(
                tasks,
                text(document, "db"),
                text(document, "collection"),
                ping(document),
                text(document, "processEvery"));
    }

    boolean namesStore() {
        return db.isPresent() || collection.isPresent();
    }

    private static Optional<Duration> ping(BsonDocument document) {
        return document.isNumber("pingInterval")
                        && document.getNumber("pingInterval").doubleValue() >= 1
                ? Optional.of(
                        Duration.ofMillis(document.getNumber("pingInterval").longValue()))
                : Optional.empty();
    }

    private static Optional<String> text(BsonDocument document, String key) {
        return document.isString(key) && !document.getString(key).getValue().isEmpty()
                ? Optional.of(document.getString(key).getValue())
                : Optional.empty();
    }
}
