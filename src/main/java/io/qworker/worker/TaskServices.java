package io.qworker.worker;

import io.qworker.job.Outcome;
import io.qworker.schedule.Dialect;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** What task files can ask of whoever runs them: a worker with its queue, or a single run. Called on lanes' threads. */
public interface TaskServices {

    /** A task file registered a processor for jobs of this name. */
    void taskDefined(String name, BsonDocument options);

    void notify(Notification notification);

    /** Publishes an event; done when it is acknowledged. */
    CompletionStage<Void> publish(String event, BsonValue content);

    AutoCloseable subscribe(String event, Consumer<BsonValue> handler);

    /**
     * Has a job of any task scheduled. {@code when} is a date or a text such as {@code in 5 minutes}.
     *
     * @param options {@code after} and {@code afterFailure}, where it is to run after other jobs
     */
    CompletionStage<Void> schedule(BsonValue when, String name, BsonDocument data, BsonDocument options);

    /** How times that are given for jobs of this name are read. */
    Dialect dialect(String name);

    /** What jobs and {@code worker.agenda} ask of the queue. */
    JobRequests jobs();

    /** Takes no more jobs, or takes jobs again; those that run go on. */
    CompletionStage<Void> takeJobs(boolean take);

    /** Says that a job is alive; answers the instant of its lock. */
    CompletionStage<Instant> touch(ObjectId id);

    /** The processor of a run was called. */
    void began(int runId);

    void progressed(int runId, double percent);

    void finished(int runId, Outcome outcome);

    /** A task file asks the worker to stop. */
    void stop(boolean terminate, Optional<String> reason);

    /** An error that belongs to no job. */
    void failed(String description);
}
