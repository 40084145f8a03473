package io.qworker.manager;

import io.qworker.bus.Bus;
import io.qworker.job.Job;
import io.qworker.store.JobStore;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Deletes a job that is cancelled before it runs; one that runs is its worker's affair. Source: protocol.md §3.5. */
final class CancelRequests {

    private final JobStore store;

    CancelRequests(JobStore store) {
        this.store = store;
    }

    void heard(Bus.Received request) {
        Instant asked = Instant.ofEpochSecond(request.id().getTimestamp());
        jobId(request.content())
                .flatMap(store::find)
                .filter(job -> waits(job, asked))
                .ifPresent(job -> store.remove(job.id()));
    }

    /** A recurring job that was asked to end and has, waits again: it is not the one that was meant. */
    private static boolean waits(Job job, Instant asked) {
        return job.lockedAt().isEmpty()
                && job.instant("lastFinishedAt").filter(asked::isBefore).isEmpty();
    }

    private static Optional<ObjectId> jobId(BsonValue id) {
        if (id.isObjectId()) {
            return Optional.of(id.asObjectId().getValue());
        }
        return Optional.of(id)
                .filter(BsonValue::isString)
                .map(text -> text.asString().getValue())
                .filter(ObjectId::isValid)
                .map(ObjectId::new);
    }
}
