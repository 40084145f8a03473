package io.qworker.http;

import io.qworker.http.Problem.Kind;
import io.qworker.task.TaskDefinition;
import io.qworker.task.Urlify;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The ids of tasks as people give them. */
record KnownNames(ManagerView manager) {

    /** How long a task may take to be defined: the workers tell a manager that just started. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(25);

    /** The id of the task that is meant, as it stands or as a worker makes ids; a {@link Problem} if there is none. */
    String resolve(String given) {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<String> id = find(given);
        while (id.isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            id = find(given);
        }
        return id.orElseThrow(() -> Problem.inField(Kind.UNKNOWN_TASK, "name", "is no task that a worker has defined"));
    }

    private Optional<String> find(String given) {
        List<String> known = manager.tasks().stream().map(TaskDefinition::id).toList();
        return List.of(given, Urlify.urlify(given)).stream()
                .filter(known::contains)
                .findFirst();
    }
}
