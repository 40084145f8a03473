package io.qworker.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a look at the task folders found.
 *
 * @param tasks the tasks, sorted by id, each id once
 * @param problems files that could not be taken, and duplicates
 * @param lonely JSON files without a JavaScript file beside them, which are no tasks
 */
public record TaskScan(List<TaskDefinition> tasks, List<TaskProblem> problems, List<Path> lonely) {

    public TaskScan {
        tasks = List.copyOf(tasks);
        problems = List.copyOf(problems);
        lonely = List.copyOf(lonely);
    }

    /** The task with this id, written as people write it: {@code sub/task} finds {@code sub-task}. */
    public Optional<TaskDefinition> find(String id) {
        String wanted = Urlify.urlify(id);
        return tasks.stream().filter(task -> task.id().equals(wanted)).findFirst();
    }
}
