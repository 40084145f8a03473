package io.qworker.manager;

import io.qworker.task.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bson.BsonValue;

/** The tasks that workers defined; of each, the definition that came last. Source: protocol.md §3.6. */
final class KnownTasks {

    private final ConcurrentSkipListMap<String, TaskDefinition> tasks = new ConcurrentSkipListMap<>();

    void define(BsonValue definitions) {
        if (definitions.isArray()) {
            definitions.asArray().stream()
                    .filter(BsonValue::isDocument)
                    .map(definition -> new TaskDefinition(definition.asDocument()))
                    .filter(definition -> !definition.id().isEmpty())
                    .forEach(definition -> tasks.put(definition.id(), definition));
        }
    }

    Optional<TaskDefinition> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    List<TaskDefinition> all() {
        return List.copyOf(tasks.values());
    }
}
