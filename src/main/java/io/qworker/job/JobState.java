package io.qworker.job;

import java.time.Instant;
import java.util.Locale;
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

    /** As people write it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a job at this instant: the first that applies, in the order above. */
    public static JobState of(Job job, Instant now) {
        if (job.lockedAt().isPresent()) {
            return RUNNING;
        }
        if (failedLast(job)) {
            return FAILED;
        }
        if (repeats(job.document())) {
            return REPEATING;
        }
        return job.nextRunAt().map(due -> due.isAfter(now) ? SCHEDULED : QUEUED).orElse(COMPLETED);
    }

    private static boolean failedLast(Job job) {
        Optional<Instant> failed = job.instant("failedAt");
        Optional<Instant> finished = job.instant("lastFinishedAt");
        return failed.isPresent() && (finished.isEmpty() || !failed.get().isBefore(finished.get()));
    }

    private static boolean repeats(BsonDocument document) {
        BsonValue interval = document.get("repeatInterval");
        return interval != null
                && !interval.isNull()
                && !(interval.isString() && interval.asString().getValue().isEmpty());
    }
}
