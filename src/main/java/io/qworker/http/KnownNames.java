package io.qworker.http;

import io.qworker.http.Problem.Kind;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.task.TaskDefinition;
import io.qworker.task.Urlify;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The ids of tasks as people give them. */
record KnownNames(ManagerView manager, JobStore jobs) {

    /** How long a task may take to be defined: the workers tell a manager that just started. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(25);

    /** The id of the task that is meant, as it stands or as a worker makes ids; a {@link Problem} if there is none. */
    String resolve(String given) {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<String> id = find(given).or(() -> ofJobs(given));
        while (id.isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            id = find(given);
        }
        return id.or(() -> ofJobs(given))
                .orElseThrow(() -> Problem.inField(Kind.UNKNOWN_TASK, "name", "is no task that a worker has defined"));
    }

    /** How times are read that are given for a task. */
    Dialect dialect(String given) {
        return manager.dialect(find(given).orElse(given));
    }

    private Optional<String> find(String given) {
        return among(manager.tasks().stream().map(TaskDefinition::id).toList(), given);
    }

    /** A task that has jobs is known, even if none of its workers is there at the moment. */
    private Optional<String> ofJobs(String given) {
        return among(jobs.counts().tasks().keySet(), given);
    }

    private static Optional<String> among(Collection<String> known, String given) {
        return List.of(given, Urlify.urlify(given)).stream()
                .filter(known::contains)
                .findFirst();
    }
}
