package io.qworker.store.sqlite;

import io.qworker.job.JobState;
import java.util.Set;

/**
 * What a row tells of its job's state when neither the time nor the lock is looked at; it changes seldom, so that jobs can
 * be counted and indexed by it. The column {@code part} computes it.
 */
enum Part {
    FAILED(JobState.FAILED),
    REPEATING(JobState.REPEATING),
    COMPLETED(JobState.COMPLETED),
    DISABLED(JobState.QUEUED, JobState.SCHEDULED),
    WAITING(JobState.QUEUED, JobState.SCHEDULED);

    private final Set<JobState> states;

    Part(JobState... states) {
        this.states = Set.of(states);
    }

    /** The states that such a job may be in, unless it is locked. */
    Set<JobState> states() {
        return states;
    }
}
