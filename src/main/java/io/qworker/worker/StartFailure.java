package io.qworker.worker;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Says in one text for people why something about task files went wrong. */
final class StartFailure {

    private StartFailure() {}

    static String describe(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case TaskFileError error ->
                error.taskId()
                                .map(id -> "Task " + id + " could not be loaded: ")
                                .orElse("A hook failed: ")
                        + error.stack().orElseGet(error::getMessage);
            case TimeoutException timeout -> "A hook did not end within the grace period";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
