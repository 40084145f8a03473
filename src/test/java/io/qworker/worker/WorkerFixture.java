package io.qworker.worker;

import io.qworker.bus.Bus;
import io.qworker.config.Config;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** A folder with tasks, a store in a file, and workers over them. Closing it stops the workers. */
final class WorkerFixture implements AutoCloseable {

    private static final JsEngine ENGINE = JsEngine.create();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final List<Bus.Message> heard = new CopyOnWriteArrayList<>();
    final List<Notification> notifications = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final Storage storage;
    /** That of the machines of workers; the store has its own. */
    InstantSource clock = InstantSource.system();

    private final Path folder;
    private final List<Worker> workers = new ArrayList<>();

    WorkerFixture(Path folder) {
        this.folder = folder;
        this.storage = Storage.sqlite(folder.resolve("jobs.db"), problem -> troubles.add(problem.getMessage()));
        storage.bus().subscribeAll(each -> heard.add(new Bus.Message(each.event(), each.content())));
    }

    /** Adds the task {@code id} with this code and metadata. */
    WorkerFixture task(String id, String script, String metadata) {
        try {
            Path tasks = Files.createDirectories(folder.resolve("tasks"));
            Files.writeString(tasks.resolve(id + ".js"), script);
            Files.writeString(tasks.resolve(id + ".json"), metadata);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an empty npm package beside the tasks. */
    void install(String name) {
        try {
            Path installed =
                    Files.createDirectories(folder.resolve("tasks/node_modules").resolve(name));
            Files.writeString(installed.resolve("index.js"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkerFixture task(String id, String script) {
        return task(id, script, "{}");
    }

    /** Adds the task {@code id} from the test resources, {@code tasks/<id>.js}. */
    WorkerFixture resource(String id) {
        return resource(id, "{}");
    }

    WorkerFixture resource(String id, String metadata) {
        return task(id, script(id), metadata);
    }

    /** The text of a task file among the test resources. */
    static String script(String id) {
        try (var script = WorkerFixture.class.getResourceAsStream("/tasks/" + id + ".js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Config config(boolean standalone, String... tasks) {
        return new Config(
                new Config.Identity("bee", 4242, standalone, false),
                new Config.Tasks(List.of(tasks), List.of(folder.resolve("tasks")), Permissions.ALL, Dialect.DEFAULT),
                new Config.Storage(Optional.empty(), folder.resolve("jobs.db"), "Job", "mubsub"),
                new Config.Work(
                        Duration.ofMillis(200),
                        1,
                        new Config.Limits(20, 0),
                        new Config.TaskDefaults(5, 0, Duration.ofMinutes(10), 0),
                        new Config.Ending(false, Config.OnShutdown.REQUEUE, Duration.ofSeconds(5))),
                new Config.Reports(3, false, Duration.ofSeconds(5), Map.of()));
    }

    /** Starts a worker of its own for these tasks and waits until it is ready. */
    Worker alone(String... tasks) {
        return start(config(true, tasks));
    }

    Worker start(Config config) {
        return start(config, storage.jobs());
    }

    Worker start(Config config, JobStore jobs) {
        Listener listener = new Listener();
        Worker worker = create(config, jobs, storage.bus(), listener);
        worker.connect();
        if (config.identity().standalone()) {
            await(
                    "the worker has started",
                    () -> listener.started || worker.ended().isDone());
        }
        return worker;
    }

    Worker create(Config config, JobStore jobs, Bus bus, WorkerListener listener) {
        Worker worker = Worker.create(new Worker.Surroundings(
                config,
                jobs,
                bus,
                (uri, collection) -> jobs,
                new Worker.Machine(ENGINE, LaneSettings.ofProcess("test").withOutput(printed, printed), clock),
                listener));
        workers.add(worker);
        return worker;
    }

    Job schedule(String task, String data) {
        return schedule(task, data, Instant.now());
    }

    Job schedule(String task, String data, Instant when) {
        BsonValue value = data == null ? BsonNull.VALUE : BsonDocument.parse(data);
        Job job = storage.jobs()
                .add(List.of(new JobDraft(task, value, 0, when, new BsonDocument())))
                .getFirst();
        workers.forEach(Worker::wake);
        return job;
    }

    Optional<Job> find(ObjectId id) {
        return storage.jobs().find(id);
    }

    List<Job> jobs(JobState... states) {
        return storage.jobs().newest(new JobFilter(Set.of(), Set.of(states)), 100_000);
    }

    /** The texts that jobs logged, in order. */
    List<String> logged() {
        return notifications.stream()
                .filter(notification -> notification.type().startsWith("log"))
                .map(notification -> notification.fields().getString("msg").getValue())
                .toList();
    }

    /** Waits until the job has ended; answers its last notification, {@code success} or {@code fail}. */
    Notification awaitEnd(Job job) {
        await("job " + job.name() + " has ended", () -> end(job).isPresent());
        return end(job).orElseThrow();
    }

    private Optional<Notification> end(Job job) {
        return notifications.stream()
                .filter(notification -> notification.sourceId().equals(job.id().toHexString()))
                .filter(notification -> Set.of("success", "fail").contains(notification.type()))
                .findFirst();
    }

    String awaitFailure(Job job) {
        Notification end = awaitEnd(job);
        if (!end.type().equals("fail")) {
            throw new AssertionError("the job succeeded");
        }
        return end.fields().getString("msg").getValue();
    }

    void awaitSuccess(Job job) {
        Notification end = awaitEnd(job);
        if (!end.type().equals("success")) {
            throw new AssertionError("the job failed: " + end.fields());
        }
    }

    /** Waits for a condition; fails naming it when it does not come true. */
    void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + "; troubles: " + troubles
                        + "; heard: " + heard.stream().map(Bus.Message::event).toList());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    void stop(Worker worker) {
        worker.stop(Optional.empty());
        worker.ended().join();
    }

    @Override
    public void close() {
        workers.forEach(worker -> worker.stop(Optional.empty()));
        workers.forEach(worker -> worker.ended().join());
        storage.close();
    }

    private final class Listener implements WorkerListener {

        private volatile boolean started;

        @Override
        public void started() {
            started = true;
        }

        @Override
        public void notified(Notification notification) {
            notifications.add(notification);
        }

        @Override
        public void warned(String message) {
            troubles.add(message);
        }

        @Override
        public void failed(String message) {
            troubles.add(message);
        }
    }
}
