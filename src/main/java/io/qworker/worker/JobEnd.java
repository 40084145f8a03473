package io.qworker.worker;

import io.qworker.job.Backoff;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.Outcome;
import io.qworker.job.Retry;
import io.qworker.task.Retention;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * What a run's outcome means for the job's document: which fields change, and whether the job stays. Source: protocol.md
 * §2.7 and §4.9 step 5.
 *
 * @param rescheduled whether the task itself gave the job a new time during the run, which is then left as it is
 */
record JobEnd(Run run, Outcome outcome, Instant finishedAt, Times times, boolean rescheduled) {

    /** Agenda 4.3's field for what the processor answered. */
    private static final String RESULT = "result";

    private static final int LARGEST_RESULT = 64 << 10;

    /**
     * When the job may run again.
     *
     * @param next by its recurrence; empty for a one-off job
     * @param retry because it failed, which goes before; empty when it is not tried again
     */
    record Times(Optional<Instant> next, Optional<Instant> retry) {}

    /**
     * When the job is tried again: its own back-off goes before its task's. Empty after the last retry, and when the error
     * says that it is of no use.
     */
    static Optional<Instant> retryAt(
            Run run, Outcome outcome, Instant now, Function<String, Optional<Backoff>> ofTask) {
        if (!(outcome instanceof Outcome.Failure failure)) {
            return Optional.empty();
        }
        Optional<Duration> delay = switch (failure.retry()) {
            case Retry.Never() -> Optional.empty();
            case Retry.After(Duration after) -> Optional.of(after);
            case Retry.AsDeclared(String error) ->
                declared(run.claim().job(), ofTask)
                        .filter(backoff -> backoff.takes(error, failure.error()))
                        .flatMap(backoff -> backoff.after(retries(run) + 1, ThreadLocalRandom.current()::nextDouble));
        };
        return delay.map(now::plus);
    }

    /** One that cannot be read counts as none: there is nobody left to refuse it to. */
    private static Optional<Backoff> declared(Job job, Function<String, Optional<Backoff>> ofTask) {
        try {
            BsonValue own = job.document().get(Backoff.FIELD);
            return own == null ? ofTask.apply(job.name()) : Backoff.read(own);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static int retries(Run run) {
        BsonDocument document = run.claim().job().document();
        return document.isNumber(Job.RETRIES) ? document.getNumber(Job.RETRIES).intValue() : 0;
    }

    Finish finish(Retention retention, Optional<TaskDefinition> task, String workerId) {
        BsonDocument set = fields(workerId);
        boolean stays =
                outcome instanceof Outcome.Failure || rescheduled || retention.keepsAfterSuccess(document(set), task);
        return stays ? new Finish.Update(run.claim(), set) : new Finish.Remove(run.claim());
    }

    /** The job's document as it is once the fields are written; notifications choose from it. */
    BsonDocument document(BsonDocument fields) {
        BsonDocument document = run.attributes().clone();
        document.putAll(fields);
        return document;
    }

    BsonDocument fields(String workerId) {
        BsonDocument set = new BsonDocument("lastRunAt", date(run.startedAt()))
                .append("lastFinishedAt", date(finishedAt))
                .append("lastModifiedBy", new BsonString(workerId));
        if (!rescheduled) {
            set.append(
                    "nextRunAt",
                    times.retry().or(times::next).<BsonValue>map(JobEnd::date).orElse(BsonNull.VALUE));
        }
        countRetries(set);
        if (!outcome.data().equals(dataBefore())) {
            set.append("data", outcome.data());
        }
        switch (outcome) {
            case Outcome.Failure failure ->
                set.append("failReason", new BsonString(failure.reason()))
                        .append("failedAt", date(finishedAt))
                        .append("failCount", new BsonInt32(failCount() + 1));
            case Outcome.Success success -> {
                clearFailure(set);
                keepResult(set, success.result());
            }
        }
        return set;
    }

    private void countRetries(BsonDocument set) {
        if (times.retry().isPresent()) {
            set.append(Job.RETRIES, new BsonInt32(retries(run) + 1));
        } else if (run.claim().job().document().containsKey(Job.RETRIES)) {
            set.append(Job.RETRIES, BsonNull.VALUE);
        }
    }

    /** What is larger is left out rather than cut, since half a result is none; so is an earlier one. */
    private void keepResult(BsonDocument set, BsonValue result) {
        boolean fits = size(result) <= LARGEST_RESULT;
        if (fits && !result.isNull()) {
            set.append(RESULT, result);
        } else if (run.claim().job().document().containsKey(RESULT)) {
            set.append(RESULT, BsonNull.VALUE);
        }
    }

    private static int size(BsonValue value) {
        return value.isNull()
                ? 0
                : new RawBsonDocument(new BsonDocument(RESULT, value), new BsonDocumentCodec())
                        .getByteBuffer()
                        .remaining();
    }

    private void clearFailure(BsonDocument set) {
        for (String field : new String[] {"failReason", "failedAt"}) {
            if (run.claim().job().document().containsKey(field)) {
                set.append(field, BsonNull.VALUE);
            }
        }
    }

    private BsonValue dataBefore() {
        return run.claim().job().document().getOrDefault("data", BsonNull.VALUE);
    }

    private int failCount() {
        Job job = run.claim().job();
        return job.document().isNumber("failCount")
                ? job.document().getNumber("failCount").intValue()
                : 0;
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
