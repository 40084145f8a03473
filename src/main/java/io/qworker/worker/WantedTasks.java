package io.qworker.worker;

import io.qworker.task.TaskDefinition;
import io.qworker.task.Urlify;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tasks a worker was asked to run, as people write them: {@code sub/task} is the task {@code sub-task}. */
record WantedTasks(List<String> ids) {

    List<TaskDefinition> among(List<TaskDefinition> found) {
        Set<String> wanted = ids.stream().map(Urlify::urlify).collect(Collectors.toSet());
        return found.stream().filter(task -> wanted.contains(task.id())).toList();
    }

    /** The first that is not among the tasks found. */
    Optional<String> missingIn(List<TaskDefinition> found) {
        Set<String> there = found.stream().map(TaskDefinition::id).collect(Collectors.toSet());
        return ids.stream().filter(id -> !there.contains(Urlify.urlify(id))).findFirst();
    }

    /** A manager's definitions, with the files that this machine has for them. Source: protocol.md §3.2. */
    static List<TaskDefinition> localized(List<TaskDefinition> given, List<TaskDefinition> local) {
        Map<String, TaskDefinition> here =
                local.stream().collect(Collectors.toMap(TaskDefinition::id, Function.identity(), (a, b) -> b));
        return given.stream()
                .map(task -> here.containsKey(task.id()) ? task.localizedBy(here.get(task.id())) : task)
                .toList();
    }
}
