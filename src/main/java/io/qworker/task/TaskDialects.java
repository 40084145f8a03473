package io.qworker.task;

import io.qworker.schedule.Dialect;
import java.util.Optional;
import java.util.function.Function;

/**
 * In which dialect the expressions for a task are read: that of its metadata, else that of the process.
 *
 * @param tasks finds a task by its id
 */
public record TaskDialects(Dialect otherwise, Function<String, Optional<TaskDefinition>> tasks) {

    public Dialect of(String taskId) {
        return tasks.apply(taskId).flatMap(TaskDefinition::dialect).orElse(otherwise);
    }
}
