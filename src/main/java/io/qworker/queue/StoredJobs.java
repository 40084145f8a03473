package io.qworker.queue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * What people do with the jobs of a store.
 *
 * @param problems told when workers could not be told of a change, which they then find at their next look
 */
public record StoredJobs(JobStore store, Bus bus, InstantSource clock, Consumer<Throwable> problems) {

    public Job find(ObjectId id) {
        return store.find(id).orElseThrow(() -> new UnknownJob(id, store.describe()));
    }

    public Job schedule(JobDraft draft) {
        Job job = store.add(List.of(draft)).getFirst();
        announce(job);
        return job;
    }

    /** The same under an id, unless a job was scheduled under it within the last hour; false then. */
    public boolean scheduleOnce(ObjectId id, JobDraft draft) {
        boolean added = store.addOnce(id, draft);
        if (added) {
            announce(draft.toJob(id));
        }
        return added;
    }

    /** Deletes a job that does not run; asks the worker of one that runs to end it. Source: protocol.md §3.5. */
    public Cancelled cancel(ObjectId id) {
        Job job = find(id);
        if (job.lockedAt().isPresent()) {
            bus.publish(List.of(new Bus.Message(Topics.JOB_CANCEL, new BsonString(id.toHexString()))));
            return new Cancelled(job, false);
        }
        store.remove(id);
        return new Cancelled(job, true);
    }

    /** @param removed whether it is gone; else its worker was asked to end it */
    public record Cancelled(Job job, boolean removed) {}

    /** Lets a job that failed run again at once. */
    public Job retry(ObjectId id) {
        Job job = find(id);
        if (state(job) != JobState.FAILED) {
            throw new WrongState("the job is " + JobJson.word(state(job)) + "; only one that failed can be retried");
        }
        return runAgain(job);
    }

    /** Lets a job run at once, whenever it would be due. */
    public Job runNow(ObjectId id) {
        Job job = find(id);
        if (job.lockedAt().isPresent()) {
            throw new WrongState("the job is running already");
        }
        if (job.disabled()) {
            throw new WrongState("the job is disabled");
        }
        return runAgain(job);
    }

    /** Deletes a job that does not run. */
    public void remove(ObjectId id) {
        if (find(id).lockedAt().isPresent()) {
            throw new WrongState("the job is running; cancel it first");
        }
        store.remove(id);
    }

    private JobState state(Job job) {
        return JobState.of(job, clock.instant());
    }

    /** What is written of an earlier failure goes, as it does after a success. */
    private Job runAgain(Job job) {
        BsonDocument set = new BsonDocument("nextRunAt", new BsonDateTime(clock.millis()))
                .append("failedAt", BsonNull.VALUE)
                .append("failReason", BsonNull.VALUE);
        if (!store.update(job.id(), set)) {
            throw new UnknownJob(job.id(), store.describe());
        }
        announce(job);
        return job.with(set);
    }

    /** The job is stored already: when nobody hears of it, workers find it a little later. */
    private void announce(Job job) {
        try {
            bus.publish(List.of(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString(job.name()))));
        } catch (StoreException | IllegalStateException e) {
            problems.accept(new StoreException(
                    "the job is stored but could not be announced (" + e.getMessage()
                            + "); workers find it at their next look",
                    e));
        }
    }
}
