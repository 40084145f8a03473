package io.qworker.task;

import io.qworker.schedule.Dialect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the tasks under some folders. Nothing is remembered between two looks, so that edits are seen. Source:
 * protocol.md §2.6.
 */
public final class TaskCatalog {

    private final List<Path> roots;
    private final Dialect dialect;

    /** @param roots folders, relative ones from the current folder; a missing one holds no tasks */
    public TaskCatalog(List<Path> roots) {
        this(roots, Dialect.DEFAULT);
    }

    /** @param dialect how expressions of time are read where a task's metadata says nothing else */
    public TaskCatalog(List<Path> roots, Dialect dialect) {
        this.roots =
                roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
        this.dialect = dialect;
    }

    public List<Path> roots() {
        return roots;
    }

    /** Looks at the folders now. */
    public TaskScan read() {
        Look look = new Look();
        roots.forEach(look::into);
        return look.result();
    }

    private final class Look {

        private final Map<String, TaskDefinition> tasks = new TreeMap<>();
        private final Map<String, Path> files = new LinkedHashMap<>();
        private final List<TaskProblem> problems = new ArrayList<>();
        private final List<Path> lonely = new ArrayList<>();

        void into(Path root) {
            if (Files.isRegularFile(root)) {
                problems.add(new TaskProblem(root, "is a file; give the folder that holds the tasks"));
                return;
            }
            MetadataFiles.under(root, problems).forEach(file -> take(root, file));
        }

        private void take(Path root, Path file) {
            try {
                if (!Files.exists(TaskFile.script(file))) {
                    lonely.add(file);
                    return;
                }
                TaskDefinition task = TaskFile.ofMetadata(root, file, dialect);
                if (!task.disabled()) {
                    keep(task, file);
                }
            } catch (TaskFile.BrokenTask e) {
                problems.add(new TaskProblem(file, e.getMessage()));
            } catch (InvalidPathException e) {
                problems.add(new TaskProblem(
                        file, "its name cannot be read in this locale; set LC_ALL=C.UTF-8 in the environment"));
            }
        }

        private void keep(TaskDefinition task, Path file) {
            tasks.put(task.id(), task);
            Path earlier = files.put(task.id(), file);
            if (earlier != null && !earlier.equals(file)) {
                problems.add(new TaskProblem(
                        file,
                        "has the id “" + task.id() + "” of " + earlier + ", which it replaces; give it another id"));
            }
        }

        TaskScan result() {
            return new TaskScan(List.copyOf(tasks.values()), problems, lonely);
        }
    }
}
