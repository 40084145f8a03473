package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskFile;
import io.qworker.task.TaskScan;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the task that somebody names by its file or by its id. */
final class TaskFinder {

    private final Session session;
    private final Config config;

    TaskFinder(Session session, Config config) {
        this.session = session;
        this.config = config;
    }

    /** A JavaScript file, its metadata file, or the id of a task in the folders. */
    TaskDefinition find(String fileOrId) {
        Path file = session.surroundings().folder().resolve(fileOrId).normalize();
        if (Files.isRegularFile(file)) {
            return ofFile(file);
        }
        TaskScan scan = new TaskCatalog(config.tasks().paths(), config.tasks().dialect()).read();
        return scan.find(fileOrId).orElseThrow(() -> unknown(fileOrId, scan));
    }

    /** The task of a JavaScript file or of the metadata file beside it. */
    static TaskDefinition ofFile(Path file) {
        String name = file.getFileName().toString();
        Path script = name.endsWith(".json") ? TaskFile.script(file) : file;
        if (!Files.isRegularFile(script)) {
            throw CommandFailure.usage(file + " has no JavaScript file " + script.getFileName() + " beside it");
        }
        try {
            return TaskFile.ofScript(script);
        } catch (TaskFile.BrokenTask e) {
            throw CommandFailure.failed("the task of " + file + ": " + e.getMessage());
        }
    }

    private CommandFailure unknown(String fileOrId, TaskScan scan) {
        String where = WantedTasks.folders(config);
        boolean file = fileOrId.matches(".*\\.([cm]?[jt]s|json)");
        String near = Texts.nearest(
                        fileOrId, scan.tasks().stream().map(TaskDefinition::id).toList())
                .map(id -> "; did you mean “" + id + "”?")
                .orElse("; `qworker tasks` lists those that are found");
        return CommandFailure.usage(
                file
                        ? "there is no file " + fileOrId
                        : "there is no file and no task “" + fileOrId + "” in " + where + near);
    }
}
