package io.qworker.job;

/** What a job's document says of it, as agendash computes it. Source: protocol.md §4.7. */
public enum JobState {
    RUNNING,
    FAILED,
    REPEATING,
    SCHEDULED,
    QUEUED,
    COMPLETED
}
