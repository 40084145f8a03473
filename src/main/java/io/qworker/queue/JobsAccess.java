package io.qworker.queue;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.store.JobFilter;
import io.qworker.store.Pause;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * What people do with jobs, tasks and workers. Every operation may throw {@link io.qworker.store.StoreException}, those of
 * one job {@link UnknownJob} and {@link WrongState}; their messages are for people.
 */
public interface JobsAccess extends AutoCloseable {

    /** For people: which store or manager this is, without credentials. */
    String describe();

    Job find(ObjectId id);

    /** The newest jobs that match, at most so many. */
    List<Job> newest(JobFilter filter, int most);

    /** Stores a job and tells the workers. */
    Job schedule(JobDraft draft);

    /** Deletes a job that does not run; asks the worker of one that runs to end it. Source: protocol.md §3.5. */
    Cancelled cancel(ObjectId id);

    /** @param removed whether the job is gone; else its worker was asked to end it */
    record Cancelled(Job job, boolean removed) {}

    /** Lets a job that failed run again at once. */
    Job retry(ObjectId id);

    /**
     * Lets every dead job of these tasks run again at once, those that failed and have no further run of their own; all
     * tasks when there are none. Answers how many.
     */
    int retryDead(Set<String> names);

    /** The workers that are there, by their ids. */
    List<KnownWorker> workers();

    /** Pauses a task or a worker, until it is resumed; what runs goes on. */
    void pause(Pause pause);

    /** Ends a pause; false when there was none. */
    boolean resume(Pause pause);

    Set<Pause> paused();

    @Override
    void close();
}
