package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks, before a worker starts, whether the tasks it is to run are there, so that a typing error is seen at once. */
final class WantedTasks {

    private static final List<String> VERBS =
            List.of("run", "schedule", "jobs", "job", "cancel", "tasks", "check", "doctor");

    private final Session session;
    private final Config config;

    WantedTasks(Session session, Config config) {
        this.session = session;
        this.config = config;
    }

    /** Warns of what is missing; a standalone worker that would have nothing at all to do is refused. */
    void look() {
        TaskScan scan = new TaskCatalog(config.tasks().paths()).read();
        scan.problems().forEach(problem -> session.terminal().warn(problem.toString()));
        List<String> unknown = config.tasks().ids().stream()
                .filter(id -> scan.find(id).isEmpty())
                .toList();
        if (config.identity().standalone()
                && unknown.size() == config.tasks().ids().size()) {
            throw CommandFailure.failed(
                    unknown.stream().map(id -> missing(id, scan)).collect(Collectors.joining("; ")));
        }
        unknown.forEach(id -> session.terminal().warn(missing(id, scan)));
    }

    private String missing(String id, TaskScan scan) {
        return "there is no task “" + id + "” in " + folders(config) + hint(id, scan);
    }

    /** The folders as people read them. */
    static String folders(Config config) {
        return config.tasks().paths().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String hint(String id, TaskScan scan) {
        List<String> known =
                new ArrayList<>(scan.tasks().stream().map(TaskDefinition::id).toList());
        String task = Texts.nearest(id, known)
                .map(near -> "did you mean “" + near + "”?")
                .orElse("");
        String verb = Texts.nearest(id, VERBS)
                .map(near -> "did you mean `qworker " + near + " …`?")
                .orElse("");
        if (!task.isEmpty() || !verb.isEmpty()) {
            return "; " + (task.isEmpty() ? verb : task);
        }
        return known.isEmpty() ? "; say with --paths where the tasks are" : "; there are " + String.join(", ", known);
    }
}
