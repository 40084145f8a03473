package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.Outcome;
import io.qworker.job.Retry;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.task.TaskCatalog;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskDialects;
import io.qworker.task.Urlify;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * Runs one job of one task here and now, without a queue: hooks, observers and processor as in a worker. Only what the task
 * schedules is stored.
 */
public final class SingleRun {

    private static final int RUN_ID = 1;

    private final Config config;
    private final Supplier<JobStore> store;
    private final WorkerListener listener;
    private final InstantSource clock = InstantSource.system();
    private final ObjectId jobId = new ObjectId();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /**
     * @param store opened only when the task schedules something
     * @param listener told of notifications, progress and errors
     */
    public SingleRun(Config config, Supplier<JobStore> store, WorkerListener listener) {
        this.config = config;
        this.store = store;
        this.listener = listener;
    }

    /** Answers what the job came to; a task file that cannot be loaded is a failure too. */
    public Outcome run(JsEngine engine, LaneSettings settings, TaskDefinition task, BsonValue data) {
        Identity identity = new Identity(
                config.identity().id(), config.identity().pid(), List.of(task.id()), clock.instant(), true, false);
        try (TaskLane lane =
                TaskLane.open(engine, narrowed(settings, task), new Services(), WorkerFacts.of(identity, config))) {
            lane.loadTasks(List.of(task)).join();
            lane.runWorkerHooks("initializer").join();
            lane.ended().thenAccept(code -> outcome.complete(exited(code)));
            lane.start(RUN_ID, attributes(task, data), () -> {});
            Outcome result = outcome.join();
            if (lane.isAlive()) {
                lane.unloadTasks().join();
                lane.runWorkerHooks("finalizer").join();
            }
            return result;
        } catch (RuntimeException e) {
            return failure(StartFailure.describe(e));
        }
    }

    private LaneSettings narrowed(LaneSettings settings, TaskDefinition task) {
        return settings.narrowedTo(config.tasks().permissions().and(task.permissions()));
    }

    /** Its own metadata is at hand; the others' is looked up. */
    private Dialect dialect(String taskId) {
        Config.Tasks tasks = config.tasks();
        return new TaskDialects(tasks.dialect(), new TaskCatalog(tasks.paths(), tasks.dialect()).read()::find)
                .of(taskId);
    }

    private static Outcome exited(int code) {
        return failure("The task called process.exit(" + code + ")");
    }

    private static Outcome failure(String reason) {
        return Outcome.Failure.ofLane(reason, BsonNull.VALUE, new Retry.Never());
    }

    private BsonDocument attributes(TaskDefinition task, BsonValue data) {
        Instant now = clock.instant();
        Job job = new JobDraft(task.id(), data, 0, now, new BsonDocument()).toJob(jobId);
        BsonDocument attributes = job.document().clone();
        attributes.put("lockedAt", new BsonDateTime(now.toEpochMilli()));
        attributes.put("lastRunAt", new BsonDateTime(now.toEpochMilli()));
        attributes.put("nextRunAt", BsonNull.VALUE);
        return attributes;
    }

    private final class Services extends DeafServices implements JobRequests.Queue {

        @Override
        public Dialect dialect(String name) {
            return SingleRun.this.dialect(name);
        }

        @Override
        public JobRequests jobs() {
            return new JobRequests(this);
        }

        @Override
        public JobStore store() {
            return store.get();
        }

        @Override
        public String workerId() {
            return config.identity().id();
        }

        /** The job of this run is not stored. */
        @Override
        public boolean keeps(ObjectId id) {
            return !id.equals(jobId);
        }

        @Override
        public Optional<BsonDocument> running(ObjectId id) {
            return Optional.empty();
        }

        @Override
        public void rescheduled(ObjectId id) {}

        @Override
        public void added(String name) {}

        @Override
        public void notify(Notification notification) {
            listener.notified(notification);
        }

        @Override
        public CompletionStage<Void> schedule(BsonValue when, String name, BsonDocument data, BsonDocument options) {
            return CompletableFuture.runAsync(() -> {
                String id = Urlify.urlify(name);
                Instant due = ScheduleTime.of(when, clock, dialect(id));
                JobDraft draft = new JobDraft(id, data, 0, due, new BsonDocument());
                store.get().add(List.of(draft));
            });
        }

        @Override
        public void progressed(int runId, double percent) {
            listener.jobProgressed("", "", percent);
        }

        @Override
        public void finished(int runId, Outcome result) {
            outcome.complete(result);
        }

        @Override
        public void stop(boolean terminate, Optional<String> reason) {
            outcome.complete(failure(reason.orElse("The task stopped its worker")));
        }

        @Override
        public void failed(String description) {
            listener.failed(description);
        }
    }
}
