package io.qworker.bench;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import io.qworker.store.Storage;
import io.qworker.worker.Notification;
import io.qworker.worker.Worker;
import io.qworker.worker.WorkerListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A standalone worker for one of the tasks in {@code bench/tasks}, with the settings people have by default. */
final class BenchWorker implements AutoCloseable {

    private static final Path TASKS = Path.of("src/test/resources/bench/tasks");

    private final JsEngine engine = JsEngine.create();
    private final Worker worker;

    /** @param notified told of notifications where they arise, before they are published */
    BenchWorker(Storage storage, String task, int lanes, Consumer<Notification> notified) {
        Config config = config(task, lanes);
        CountDownLatch ready = new CountDownLatch(1);
        this.worker = Worker.create(new Worker.Surroundings(
                config,
                storage.jobs(),
                storage.bus(),
                (uri, collection) -> storage.jobs(),
                new Worker.Machine(engine, LaneSettings.ofProcess("bench"), InstantSource.system()),
                new Listener(ready, notified)));
        worker.connect();
        await(ready);
    }

    private static Config config(String task, int lanes) {
        return new Config(
                new Config.Identity("bench", (int) ProcessHandle.current().pid(), true, false),
                new Config.Tasks(List.of(task), List.of(TASKS.toAbsolutePath()), Permissions.ALL, Dialect.DEFAULT),
                new Config.Storage(Optional.empty(), Path.of("unused"), "Job", "mubsub"),
                new Config.Work(
                        Duration.ofSeconds(5),
                        lanes,
                        new Config.Limits(20, 0),
                        new Config.TaskDefaults(5, 0, Duration.ofMinutes(10), 0),
                        new Config.Ending(false, Config.OnShutdown.REQUEUE, Duration.ofSeconds(10))),
                new Config.Reports(0, false, Duration.ofSeconds(5), Map.of()));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        worker.stop(Optional.empty());
        worker.ended().join();
        engine.close();
    }

    private record Listener(CountDownLatch ready, Consumer<Notification> notified) implements WorkerListener {

        @Override
        public void started() {
            ready.countDown();
        }

        @Override
        public void notified(Notification notification) {
            notified.accept(notification);
        }

        @Override
        public void warned(String message) {
            System.err.println(message);
        }

        @Override
        public void failed(String message) {
            System.err.println(message);
        }
    }
}
