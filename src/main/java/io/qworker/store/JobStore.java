package io.qworker.store;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.UniqueJob;
import io.qworker.job.Upserted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/**
 * Keeps jobs, durably, in Agenda's shape. A write about a claimed job carries its claim and changes nothing when that
 * claim is no longer the current one. Every operation may throw {@link StoreException}.
 */
public interface JobStore extends AutoCloseable {

    /** The time by which it is judged what is due: the same for all who share the store, whatever their own clocks say. */
    Instant now();

    /** For people: which file or server and collection this is, without credentials. */
    String describe();

    /**
     * Has somebody told of the tasks of jobs that this store lets run, since they waited for others ({@link
     * io.qworker.job.After}) that have ended. Such jobs are disabled while they wait.
     */
    void whenReleased(Consumer<String> task);

    /** Stores new jobs, all or none acknowledged; answers them as stored, in the given order. */
    List<Job> add(List<JobDraft> drafts);

    /**
     * Stores a job under the id {@code request}, unless this request was stored before, even if its job has been done and
     * removed since. Whoever dies on the way leaves it to the next call with the same request to complete it. Requests are
     * remembered for an hour. Answers whether this call brought the job into being.
     */
    boolean addOnce(ObjectId request, JobDraft draft);

    /**
     * Stores a job of which there is to be one, or writes over the one that is there; of several who do so at once, one
     * inserts and the others meet its job. A job that a Node Agenda made is met too. It keeps its lock. Source: protocol.md
     * §4.7 (save)
     *
     * @throws io.qworker.filter.NotAFilter when the query cannot be applied
     */
    Upserted upsert(UniqueJob wanted);

    Optional<Job> find(ObjectId id);

    /**
     * The jobs that match, newest first by id, at a cost that does not grow with the number of jobs.
     *
     * @param after the {@link JobPage#next} of the page before; empty for the first
     * @param limit how many at most; at least 1
     */
    JobPage page(JobFilter filter, Optional<ObjectId> after, int limit);

    /** The newest jobs that match, page by page until there are {@code most} or no more. */
    default List<Job> newest(JobFilter filter, int most) {
        List<Job> jobs = new ArrayList<>();
        JobPage page = page(filter, Optional.empty(), most);
        jobs.addAll(page.jobs());
        while (page.next().isPresent() && jobs.size() < most) {
            page = page(filter, page.next(), most - jobs.size());
            jobs.addAll(page.jobs());
        }
        return jobs;
    }

    /**
     * The jobs that a query in MongoDB's words means. On the embedded store a query by {@code _id} or {@code name} is quick,
     * any other reads all jobs.
     *
     * @throws io.qworker.filter.NotAFilter when the query cannot be applied
     */
    List<Job> query(JobQuery query);

    /** Deletes the jobs that a query means, whoever holds them; answers how many. */
    int removeAll(BsonDocument filter);

    /** Writes top-level fields of the jobs that a query means, as {@link #update} does; answers how many. */
    int updateAll(BsonDocument filter, BsonDocument set);

    /** How many jobs there are of each task, at a cost that does not grow with their number. */
    JobCounts counts();

    /**
     * Writes top-level fields of a job, whoever holds it; false when there is no such job. {@code _id}, {@code lockedAt}
     * and the lease are the store's own affair and are left out.
     */
    boolean update(ObjectId id, BsonDocument set);

    /** Deletes a job, whoever holds it; false when there was none. */
    boolean remove(ObjectId id);

    /**
     * Writes top-level fields of a job that nobody holds and whose course has not changed since it was seen
     * ({@link Job#COURSE}). False otherwise, and nothing is changed: so one that races with a claim neither lets a job run
     * twice nor writes over what its run came to.
     */
    boolean updateFree(Job seen, BsonDocument set);

    /** Deletes a job under the condition of {@link #updateFree}. */
    boolean removeFree(Job seen);

    /**
     * Opens the lease under which one worker process claims jobs. It runs out unless renewed within {@code life}.
     *
     * @param about what others may know of the worker, as {@link Presence#about}
     */
    Lease openLease(String workerId, Duration life, BsonDocument about);

    /** Every worker that holds a lease that has not run out, by their ids. */
    List<Presence> workers();

    /** Renews the lease and, for Agenda peers, the locks of its jobs; false when it had run out and its jobs were returned. */
    boolean renew(Lease lease);

    /** Hands back every job still claimed under the lease and ends it. */
    void closeLease(Lease lease);

    /**
     * Takes free due jobs: those of the highest priority first, among these the earliest {@code nextRunAt} first. Jobs that
     * are not due yet cost nothing, whatever their priority.
     *
     * <p>Cluster limits hold exactly: a job counts as running from its claim until it is finished, released or returned, and
     * as begun from its claim until its period has passed since it {@linkplain #began began}. Where in doubt, none is taken.
     */
    List<Claim> claimDue(Lease lease, Demand demand);

    /** The same for jobs without limits. */
    default List<Claim> claimDue(Lease lease, Map<String, Integer> room, int most, Instant dueBy) {
        return claimDue(lease, new Demand(room, most, dueBy, Map.of()));
    }

    /**
     * Tells when the run of a claimed job began, so that others of a rate limit may follow in time. Whoever does not tell
     * has them wait for a period after the job's end; a claim no longer current is left alone.
     *
     * @param at no earlier than the run did begin, by the clock of {@link #now}
     */
    void began(Claim claim, Instant at);

    /**
     * Ends claimed jobs in bulk; answers the claims that were no longer current, whose jobs were left unchanged. A job to
     * be removed that is gone already counts as removed.
     */
    List<Claim> finish(List<Finish> finishes);

    /** Unlocks claimed jobs without a run, so that anyone may take them at once; claims no longer current are left alone. */
    void release(List<Claim> claims);

    /**
     * Unlocks jobs whose holder is gone: their lease ran out, or they carry no lease (a Node peer's) and their lock is older
     * than the lifetime given for their name. A job that lost its {@code nextRunAt} is due at once. Answers how many.
     */
    int returnLost(Map<String, Duration> lockLifetimes);

    /**
     * Unlocks the jobs of a Node worker that is dead: those that are locked without a lease and were last written in its
     * name. Agenda 0.7 locks jobs long before it begins them and does not say so; of the tasks that no other Node worker
     * runs, those that are locked and not begun are the dead one's too. A job whose run was cut short is due at once.
     * Answers how many. Source: protocol.md §3.3, §4.5
     *
     * @param alone the tasks that no other Node worker runs
     * @param lockedUntil what was locked or begun later is not its own
     */
    int returnJobsOf(String workerId, Set<String> alone, Instant lockedUntil);

    /** The earliest instant at which a free job of these names is due, past or future. */
    default Optional<Instant> nextDue(Collection<String> names) {
        return nextDue(names, Map.of());
    }

    /**
     * The earliest instant at which a free job of these names is due and rate limits let it begin. Names as many of whose
     * jobs run as may are left out.
     */
    Optional<Instant> nextDue(Collection<String> names, Map<String, ClusterLimits> limits);

    /**
     * Becomes or stays the one leader among managers, unless another leads and has renewed within the life it named. Answers
     * whether this manager leads now.
     *
     * @param manager unique to the process's run
     */
    boolean lead(String manager, Duration life);

    /** Gives up leading, so that another may lead at once; nothing when this manager does not lead. */
    void resign(String manager);

    /** Until when a manager leads, or when the last one ceased to; empty when none ever led. */
    Optional<Instant> ledUntil();

    /** The manager that leads; empty when none does, or the last one has not renewed in time. */
    Optional<String> leader();

    /** Pauses a task or a worker, until it is resumed. Workers heed it at their next lease renewal at the latest. */
    void pause(Pause pause);

    /** Ends a pause; false when there was none. */
    boolean resume(Pause pause);

    Set<Pause> paused();

    @Override
    void close();
}
