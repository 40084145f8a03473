package io.qworker.job;

import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What a job's document says of it, as agendash computes it. Source: protocol.md §4.7. */
public enum JobState {
    RUNNING,
    FAILED,
    REPEATING,
    SCHEDULED,
    QUEUED,
    COMPLETED;

    /** The state of a job at this instant; the first that fits, in the order of the constants. */
    public static JobState of(Job job, Instant now) {
        if (job.lockedAt().isPresent()) {
            return RUNNING;
        }
        if (failed(job)) {
            return FAILED;
        }
        if (repeats(job.document())) {
            return REPEATING;
        }
        Optional<Instant> due = job.nextRunAt();
        if (due.isEmpty()) {
            return COMPLETED;
        }
        return due.get().isAfter(now) ? SCHEDULED : QUEUED;
    }

    /** Whether the last run failed: it never finished well, or failed at or after its last finish. */
    public static boolean failed(Job job) {
        Optional<Instant> failedAt = job.instant("failedAt");
        Optional<Instant> finishedAt = job.instant("lastFinishedAt");
        return failedAt.isPresent() && (finishedAt.isEmpty() || !failedAt.get().isBefore(finishedAt.get()));
    }

    /** Whether the job has a repeat interval: a text that is not empty, or a number that is not 0. */
    public static boolean repeats(BsonDocument document) {
        BsonValue interval = document.get("repeatInterval");
        if (interval == null || interval.isNull()) {
            return false;
        }
        if (interval.isString()) {
            return !interval.asString().getValue().isEmpty();
        }
        return !interval.isNumber() || interval.asNumber().doubleValue() != 0;
    }
}
