package io.qworker.queue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.Pause;
import io.qworker.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/**
 * Straight to a store and the bus beside it, which close with it.
 *
 * @param problems told when workers could not be told of a change, which they then find at their next look
 */
public record StoredJobs(JobStore store, Bus bus, InstantSource clock, Consumer<Throwable> problems)
        implements JobsAccess {

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public Job find(ObjectId id) {
        return store.find(id).orElseThrow(() -> new UnknownJob(id, store.describe()));
    }

    @Override
    public List<Job> newest(JobFilter filter, int most) {
        return store.newest(filter, most);
    }

    @Override
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

    @Override
    public Cancelled cancel(ObjectId id) {
        Job job = find(id);
        if (job.lockedAt().isPresent()) {
            bus.publish(List.of(new Bus.Message(Topics.JOB_CANCEL, new BsonString(id.toHexString()))));
            return new Cancelled(job, false);
        }
        store.remove(id);
        return new Cancelled(job, true);
    }

    @Override
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

    @Override
    public List<KnownWorker> workers() {
        return store.workers().stream().map(LeasedWorkers::of).toList();
    }

    @Override
    public void pause(Pause pause) {
        store.pause(pause);
        tell(new Bus.Message(Topics.PAUSES_CHANGED, BsonNull.VALUE));
    }

    @Override
    public boolean resume(Pause pause) {
        boolean paused = store.resume(pause);
        tell(new Bus.Message(Topics.PAUSES_CHANGED, BsonNull.VALUE));
        return paused;
    }

    @Override
    public Set<Pause> paused() {
        return store.paused();
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

    private void announce(Job job) {
        tell(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString(job.name())));
    }

    /** It is stored already: when nobody hears of it, workers find it a little later. */
    private void tell(Bus.Message message) {
        try {
            bus.publish(List.of(message));
        } catch (StoreException | IllegalStateException e) {
            problems.accept(new StoreException(
                    "it is stored but could not be announced (" + e.getMessage()
                            + "); workers find it at their next look",
                    e));
        }
    }

    /** The bus first: it needs the store's connection to take its leave. */
    @Override
    public void close() {
        try (store) {
            bus.close();
        }
    }
}
