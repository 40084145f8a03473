package io.qworker.queue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.store.JobFilter;
import io.qworker.store.JobPage;
import io.qworker.store.JobStore;
import io.qworker.store.Pause;
import io.qworker.store.StoreException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

    private static final int PAGE = 500;
    private static final int MOST_ATTEMPTS = 10;

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
        announce(job.name());
        return job;
    }

    /** The same under an id, unless a job was scheduled under it within the last hour; false then. */
    public boolean scheduleOnce(ObjectId id, JobDraft draft) {
        boolean added = store.addOnce(id, draft);
        if (added) {
            announce(draft.name());
        }
        return added;
    }

    @Override
    public Cancelled cancel(ObjectId id) {
        return settle(id, job -> {
            if (job.held()) {
                bus.publish(List.of(new Bus.Message(Topics.JOB_CANCEL, new BsonString(id.toHexString()))));
                return Optional.of(new Cancelled(job, false));
            }
            return store.removeFree(job) ? Optional.of(new Cancelled(job, true)) : Optional.empty();
        });
    }

    @Override
    public Job retry(ObjectId id) {
        return settle(id, job -> {
            JobState state = JobState.of(job, clock.instant());
            if (state != JobState.FAILED) {
                throw new WrongState("the job is " + JobJson.word(state) + "; only one that failed can be retried");
            }
            return runAgain(job);
        });
    }

    @Override
    public int retryDead(Set<String> names) {
        Set<String> retried = new HashSet<>();
        int count = 0;
        Optional<ObjectId> after = Optional.empty();
        do {
            JobPage page = store.page(new JobFilter(names, Set.of(JobState.FAILED)), after, PAGE);
            for (Job job : page.jobs()) {
                if (job.nextRunAt().isEmpty() && store.updateFree(job, again())) {
                    retried.add(job.name());
                    count++;
                }
            }
            after = page.next();
        } while (after.isPresent());
        retried.forEach(this::announce);
        return count;
    }

    /** Lets a job run at once, whenever it would be due. */
    public Job runNow(ObjectId id) {
        return settle(id, job -> {
            refuseIf(job.held(), "the job is running already");
            refuseIf(job.disabled(), "the job is disabled");
            return runAgain(job);
        });
    }

    /** Deletes a job that does not run. */
    public void remove(ObjectId id) {
        settle(id, job -> {
            refuseIf(job.held(), "the job is running; cancel it first");
            return store.removeFree(job) ? Optional.of(job) : Optional.empty();
        });
    }

    private static void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw new WrongState(why);
        }
    }

    /** Looks at the job and tries, until the job has not changed in between. */
    private <T> T settle(ObjectId id, Function<Job, Optional<T>> attempt) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<T> done = attempt.apply(find(id));
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new WrongState("the job keeps changing; try again");
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

    /** What is written of an earlier failure goes, as it does after a success. */
    private BsonDocument again() {
        return new BsonDocument("nextRunAt", new BsonDateTime(clock.millis()))
                .append("failedAt", BsonNull.VALUE)
                .append("failReason", BsonNull.VALUE)
                .append(Job.RETRIES, BsonNull.VALUE);
    }

    /** Empty when the job has changed meanwhile. */
    private Optional<Job> runAgain(Job job) {
        BsonDocument set = again();
        if (!store.updateFree(job, set)) {
            return Optional.empty();
        }
        announce(job.name());
        return Optional.of(job.with(set));
    }

    private void announce(String name) {
        tell(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString(name)));
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
