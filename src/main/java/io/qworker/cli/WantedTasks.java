package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskScan;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks, before a worker starts, whether the tasks it is to run are there, so that a typing error is seen at once. */
final class WantedTasks {

    private static final List<String> VERBS = List.of(
            "manager",
            "run",
            "schedule",
            "schedules",
            "jobs",
            "job",
            "cancel",
            "retry",
            "workers",
            "pause",
            "resume",
            "tasks",
            "check",
            "doctor",
            "node");

    private final Session session;
    private final Config config;

    WantedTasks(Session session, Config config) {
        this.session = session;
        this.config = config;
    }

    /** Warns of what is missing; a standalone worker that would have nothing at all to do is refused. */
    void look() {
        TaskScan scan = scan();
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

    /** What to say of a task that is not there; empty if it is. */
    Optional<String> missing(String id) {
        TaskScan scan = scan();
        return scan.find(id).isPresent() ? Optional.empty() : Optional.of(missing(id, scan));
    }

    private TaskScan scan() {
        return new TaskCatalog(config.tasks().paths(), config.tasks().dialect()).read();
    }

    private String missing(String id, TaskScan scan) {
        return "there is no task “" + id + "” in " + folders(config) + hint(id, scan);
    }

    /** The folders as people read them. */
    static String folders(Config config) {
        return config.tasks().paths().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String hint(String id, TaskScan scan) {
        if (Files.isRegularFile(session.surroundings().folder().resolve(id))) {
            return "; to run one job of a file: `qworker run " + id + "`";
        }
        List<String> known = scan.tasks().stream().map(TaskDefinition::id).toList();
        return Texts.nearest(id, known)
                .map(near -> "; perhaps “" + near + "” is meant")
                .or(() -> Texts.nearest(id, VERBS).map(near -> "; perhaps `qworker " + near + " …` is meant"))
                .orElse(
                        known.isEmpty()
                                ? "; say with --paths where the tasks are"
                                : "; there are " + Texts.list(known));
    }
}
