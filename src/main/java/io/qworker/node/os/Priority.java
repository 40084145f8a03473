package io.qworker.node.os;

import io.qworker.js.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The nice value of a process: read from {@code /proc}, set by the system's {@code renice}, since Java has neither. */
final class Priority {

    /** Its place among the words after the command's name in {@code /proc/<pid>/stat}. */
    private static final int NICE = 16;

    private Priority() {}

    static Optional<Integer> of(int pid) {
        return ProcFile.line("/proc/" + name(pid) + "/stat")
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
                .map(words -> Integer.parseInt(words[NICE]));
    }

    static Errno problem(int pid) {
        return Files.exists(Path.of("/proc/self")) && !Files.exists(Path.of("/proc/" + name(pid)))
                ? Errno.ESRCH
                : Errno.ENOSYS;
    }

    /** Answers what went wrong, null for nothing. */
    static Errno set(int pid, int priority) throws InterruptedException {
        List<String> threads = threads(pid);
        if (threads.isEmpty()) {
            return problem(pid);
        }
        List<String> command = new ArrayList<>(List.of("renice", "-n", Integer.toString(priority), "-p"));
        command.addAll(threads);
        try {
            Process renice = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return renice.waitFor() == 0 ? null : Errno.EACCES;
        } catch (IOException missing) {
            return Errno.ENOSYS;
        }
    }

    /** Linux keeps a nice value for each thread. */
    private static List<String> threads(int pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + name(pid) + "/task"))) {
            return tasks.map(task -> task.getFileName().toString()).toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static String name(int pid) {
        return pid == 0 ? "self" : Integer.toString(pid);
    }
}
