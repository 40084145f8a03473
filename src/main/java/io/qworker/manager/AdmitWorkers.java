package io.qworker.manager;

import io.qworker.task.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a worker may start. Source: protocol.md §3.2. */
final class AdmitWorkers {

    private final KnownWorkers workers;
    private final KnownTasks tasks;

    AdmitWorkers(KnownWorkers workers, KnownTasks tasks) {
        this.workers = workers;
        this.tasks = tasks;
    }

    Admission decide(LiveWorker worker) {
        List<LiveWorker> others =
                workers.live().stream().filter(other -> !other.isSameAs(worker)).toList();
        for (LiveWorker other : others) {
            if (other.pid() == worker.pid()) {
                return new Admission.Ignore(
                        "Worker “%s” has the pid %d of worker “%s”, so neither can be spoken to alone; give it another with the setting “pid”"
                                .formatted(worker.id(), worker.pid(), other.id()));
            }
            if (other.id().equals(worker.id())) {
                String reason = "The id “%s” is taken by the worker with pid %d; choose another with --id"
                        .formatted(worker.id(), other.pid());
                return other.seenAt().isAfter(worker.seenAt()) ? new Admission.Refuse(reason) : new Admission.Doubt();
            }
        }
        return worker.taskIds().isEmpty() ? new Admission.Refuse("No tasks specified") : judgeTasks(worker, others);
    }

    private Admission judgeTasks(LiveWorker worker, List<LiveWorker> others) {
        List<TaskDefinition> granted = new ArrayList<>();
        for (String id : worker.taskIds()) {
            Optional<TaskDefinition> known = tasks.find(id);
            if (known.isEmpty()) {
                return new Admission.Wait("Unknown task: " + id);
            }
            TaskDefinition task = known.get();
            if (task.disabled()) {
                return new Admission.Refuse("Task “" + id + "” is disabled");
            }
            if (isFull(task, others)) {
                return new Admission.Refuse("Task “%s” already has %d of %d workers (maxWorkers)"
                        .formatted(id, task.maxWorkers(), task.maxWorkers()));
            }
            granted.add(task);
        }
        return new Admission.Start(granted);
    }

    private static boolean isFull(TaskDefinition task, List<LiveWorker> others) {
        return task.maxWorkers() > 0
                && others.stream()
                                .filter(other -> other.taskIds().contains(task.id()))
                                .count()
                        >= task.maxWorkers();
    }
}
