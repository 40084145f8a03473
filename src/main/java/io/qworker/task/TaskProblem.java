package io.qworker.task;

import java.nio.file.Path;

/** Something about a task's files that people should know; the other tasks are not affected. */
public record TaskProblem(Path file, String message) {

    @Override
    public String toString() {
        return file + ": " + message;
    }
}
