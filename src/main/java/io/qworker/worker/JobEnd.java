package io.qworker.worker;

import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.Outcome;
import io.qworker.task.Retention;
import io.qworker.task.TaskDefinition;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a run's outcome means for the job's document: which fields change, and whether the job stays. Source: protocol.md
 * §2.7 and §4.9 step 5.
 *
 * @param next when the job runs again; empty for a one-off job
 * @param rescheduled whether the task itself gave the job a new time during the run, which is then left as it is
 */
record JobEnd(Run run, Outcome outcome, Instant finishedAt, Optional<Instant> next, boolean rescheduled) {

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
            set.append("nextRunAt", next.<BsonValue>map(JobEnd::date).orElse(BsonNull.VALUE));
        }
        if (!outcome.data().equals(dataBefore())) {
            set.append("data", outcome.data());
        }
        switch (outcome) {
            case Outcome.Failure failure ->
                set.append("failReason", new BsonString(failure.reason()))
                        .append("failedAt", date(finishedAt))
                        .append("failCount", new BsonInt32(failCount() + 1));
            case Outcome.Success success -> clearFailure(set);
        }
        return set;
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
