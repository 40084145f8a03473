package io.qworker.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that the pattern <code>&#42;&#42;/&#42;.json</code> matches, as Node's glob has it: names with a leading dot are
 * skipped, {@code node_modules} is not, and of a folder that is a symbolic link only the files right inside are found.
 */
final class MetadataFiles {

    private final List<TaskProblem> problems;
    private final List<Path> found = new ArrayList<>();

    private MetadataFiles(List<TaskProblem> problems) {
        this.problems = problems;
    }

    /** Every metadata file under a folder, in order of path; folders that cannot be read are added to the problems. */
    static List<Path> under(Path root, List<TaskProblem> problems) {
        MetadataFiles files = new MetadataFiles(problems);
        if (Files.isDirectory(root)) {
            files.walk(root, true);
        }
        return files.found;
    }

    private void walk(Path folder, boolean deeper) {
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                if (deeper) {
                    walk(entry, Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
                }
            } else if (name.endsWith(".json")) {
                found.add(entry);
            }
        }
    }

    private List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new TaskProblem(folder, "cannot be read: " + e));
            return List.of();
        }
    }
}
