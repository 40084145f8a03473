package io.qworker.job;

import java.util.Optional;

/** What jobs that are to run after another know of it. */
public enum Ending {
    SUCCEEDED,
    FAILED,
    /** It has not run, runs, or will run again: one that repeats, or is retried. */
    PENDING;

    /** What is found of a job: one that is gone has succeeded, since those that fail stay. */
    public static Ending of(Optional<Job> found) {
        if (found.isEmpty()) {
            return SUCCEEDED;
        }
        Job job = found.get();
        boolean over = job.lockedAt().isEmpty() && job.nextRunAt().isEmpty();
        if (over && JobState.failed(job)) {
            return FAILED;
        }
        return over && job.instant("lastFinishedAt").isPresent() ? SUCCEEDED : PENDING;
    }

    /** What is found of a job whose run has just ended: one that repeats has succeeded as well. */
    public static Ending afterRun(Optional<Job> found) {
        return found.isPresent() && found.get().lockedAt().isEmpty() && !JobState.failed(found.get())
                ? SUCCEEDED
                : of(found);
    }
}
