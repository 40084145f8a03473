package io.qworker.worker;

import io.qworker.bus.Topics;
import io.qworker.job.After;
import io.qworker.job.JobDraft;
import io.qworker.job.Outcome;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.task.Urlify;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** What the task files of a worker ask of it, answered by its sessions, its store and its channel. */
final class WorkerTasks implements TaskServices, JobRequests.Queue {

    private static final Executor BACKGROUND =
            task -> Thread.ofVirtual().name("qworker-task-request").start(task);

    private final Worker worker;
    private final Announcer announcer;
    private final InstantSource clock;

    WorkerTasks(Worker worker, Announcer announcer, InstantSource clock) {
        this.worker = worker;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public void taskDefined(String name, BsonDocument options) {
        worker.tasks().define(name, options);
    }

    @Override
    public void notify(Notification notification) {
        announcer.notify(notification);
    }

    @Override
    public CompletionStage<Void> publish(String event, BsonValue content) {
        return announcer.publish(event, content);
    }

    @Override
    public AutoCloseable subscribe(String event, Consumer<BsonValue> handler) {
        return announcer.channel().subscribe(event, handler);
    }

    /** A worker under a manager leaves it to the manager; one on its own stores the job itself. */
    @Override
    public CompletionStage<Void> schedule(BsonValue when, String name, BsonDocument data, BsonDocument options) {
        BsonDocument after = after(options);
        if (!announcer.identity().standalone()) {
            // What the manager could not read is told to the task that asks.
            ScheduleTime.of(when, clock, worker.tasks().dialect(Urlify.urlify(name)));
            BsonDocument request = new BsonDocument("when", when)
                    .append("name", new BsonString(name))
                    .append("options", data);
            request.putAll(after);
            return announcer.publish(Topics.SCHEDULE_TASK, request);
        }
        return inBackground(() -> {
                    String id = Urlify.urlify(name);
                    Instant due = ScheduleTime.of(when, clock, worker.tasks().dialect(id));
                    store().add(List.of(new JobDraft(id, data, 0, due, after)));
                    return null;
                })
                .thenRun(() -> added(name));
    }

    /** Throws {@link IllegalArgumentException}. */
    private static BsonDocument after(BsonDocument options) {
        return After.read(options.get(After.FIELD, BsonNull.VALUE), options.get(After.FAILURE_FIELD, BsonNull.VALUE))
                .fields();
    }

    @Override
    public Dialect dialect(String name) {
        return worker.tasks().dialect(name);
    }

    @Override
    public JobRequests jobs() {
        return new JobRequests(this);
    }

    @Override
    public CompletionStage<Void> takeJobs(boolean take) {
        return inBackground(() -> {
            worker.takeJobs(take);
            return null;
        });
    }

    @Override
    public JobStore store() {
        return worker.store();
    }

    @Override
    public String workerId() {
        return announcer.identity().id();
    }

    @Override
    public boolean keeps(ObjectId id) {
        return true;
    }

    @Override
    public Optional<BsonDocument> running(ObjectId id) {
        return worker.findRun(id).map(Run::attributes);
    }

    @Override
    public void rescheduled(ObjectId id) {
        worker.rescheduled(id);
    }

    @Override
    public void added(String name) {
        worker.wake();
        announcer.publish(Topics.JOB_SCHEDULED, new BsonString(name));
    }

    /** The lease that the worker renews keeps all of its jobs, so there is nothing to write. */
    @Override
    public CompletionStage<Instant> touch(ObjectId id) {
        return worker.findRun(id).isPresent()
                ? CompletableFuture.completedFuture(clock.instant())
                : CompletableFuture.failedFuture(
                        new IllegalStateException("The job " + id.toHexString() + " does not run here"));
    }

    @Override
    public void began(int runId) {
        worker.began(runId);
    }

    @Override
    public void progressed(int runId, double percent) {
        worker.progressed(runId, percent);
    }

    @Override
    public void finished(int runId, Outcome outcome) {
        worker.finished(runId, outcome);
    }

    @Override
    public void stop(boolean terminate, Optional<String> reason) {
        worker.stop(reason);
    }

    @Override
    public void failed(String description) {
        announcer.error(description);
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        BACKGROUND.execute(() -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
