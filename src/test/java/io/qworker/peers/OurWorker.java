package io.qworker.peers;

import io.qworker.config.Config;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.store.Storage;
import io.qworker.worker.Worker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** A worker of ours in this process, whose tasks all do {@code tasks/work.js}; kept jobs stay in the collection. */
final class OurWorker implements AutoCloseable {

    private static final Path WORK = Path.of("src", "test", "resources", "peers", "tasks", "work.js");
    private static final JsEngine ENGINE = JsEngine.create();

    private final Storage storage;
    private final Worker worker;
    private final OurRuns runs = new OurRuns();

    private OurWorker(String uri, Config config) {
        this.storage = Storage.mongo(uri, config.storage().collection(), "mubsub", runs::trouble);
        this.worker = Worker.create(new Worker.Surroundings(
                config,
                storage.jobs(),
                storage.bus(),
                (db, collection) -> Storage.mongo(db.orElse(uri), collection, "mubsub", runs::trouble)
                        .jobs(),
                new Worker.Machine(
                        ENGINE,
                        LaneSettings.ofProcess("peers")
                                .withOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                        InstantSource.system()),
                runs));
    }

    /** Starts without a manager, in this folder, and waits until it is ready. */
    static OurWorker alone(String uri, Path folder, String id, String... tasks) {
        OurWorker started = managed(uri, config(uri, folder, id, true, tasks));
        Conditions.await("our worker has started", () -> started.runs.hasStarted());
        return started;
    }

    /** Says hello and, if it does not stand alone, waits for a manager's word. */
    static OurWorker managed(String uri, Config config) {
        OurWorker connected = new OurWorker(uri, config);
        connected.worker.connect();
        return connected;
    }

    static Config config(String uri, Path folder, String id, boolean standalone, String... tasks) {
        return new Config(
                new Config.Identity(id, 4242, standalone, false),
                new Config.Tasks(List.of(tasks), List.of(folderOf(folder, tasks)), Permissions.ALL, Dialect.DEFAULT),
                new Config.Storage(Optional.of(uri), folder.resolve("unused.db"), "Job", "mubsub"),
                new Config.Work(
                        Duration.ofMillis(200),
                        1,
                        new Config.Limits(20, 0),
                        new Config.TaskDefaults(5, 0, Duration.ofMinutes(10), 0),
                        new Config.Ending(true, Config.OnShutdown.REQUEUE, Duration.ofSeconds(5))),
                new Config.Reports(3, false, Duration.ofSeconds(1), Map.of()));
    }

    /** A folder with these tasks. */
    static Path folderOf(Path folder, String... tasks) {
        try {
            Path made = Files.createDirectories(folder.resolve("tasks"));
            for (String task : tasks) {
                Files.write(made.resolve(task + ".js"), Files.readAllBytes(WORK));
                Files.writeString(made.resolve(task + ".json"), "{\"persistJobs\": true}");
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobStore jobs() {
        return storage.jobs();
    }

    OurRuns runs() {
        return runs;
    }

    Worker worker() {
        return worker;
    }

    /** Schedules a job of each data, as {@code qworker schedule} does. */
    List<ObjectId> schedule(String task, List<BsonDocument> data, Instant when) {
        List<JobDraft> drafts = data.stream()
                .map(each -> new JobDraft(task, each, 0, when, new BsonDocument()))
                .toList();
        return storage.jobs().add(drafts).stream().map(Job::id).toList();
    }

    Job read(ObjectId id) {
        return storage.jobs().find(id).orElseThrow();
    }

    @Override
    public void close() {
        worker.stop(Optional.empty());
        worker.ended().join();
        storage.close();
    }
}
