package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.store.JobStore;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import io.qworker.worker.Worker;
import io.qworker.worker.WorkerListener;
import java.time.InstantSource;
import java.util.Optional;

/** Is a worker in this process, until a signal, its manager or a task file stops it. */
final class WorkHere implements Rooms.Worker {

    private final Rooms.Queues queues;

    WorkHere(Rooms.Queues queues) {
        this.queues = queues;
    }

    @Override
    public int work(Config config, WorkerConsole console) {
        try (Storage queue = queues.open(config.storage())) {
            console.keepsJobsIn(queue.jobs().describe());
            return beside(queue, config, console);
        }
    }

    /** The same upon a queue that others in this process use too. */
    int beside(Storage queue, Config config, WorkerConsole console) {
        try (JsEngine engine = JsEngine.create()) {
            Worker worker = Worker.create(new Worker.Surroundings(
                    config,
                    queue.jobs(),
                    queue.bus(),
                    (uri, collection) -> named(queue, config.storage(), uri, collection),
                    new Worker.Machine(engine, LaneSettings.ofProcess("lane"), InstantSource.system()),
                    new Lines(console, queue.jobs().describe())));
            return untilStopped(worker, console);
        }
    }

    private static int untilStopped(Worker worker, WorkerConsole console) {
        try (StopSignals _ = StopSignals.to(() -> worker.stop(Optional.empty()), worker::abandon)) {
            worker.connect();
            Optional<String> reason = worker.ended().join();
            reason.ifPresent(console::error);
            return reason.isPresent() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    /** The store that a manager names: most often the one that is open already. */
    private JobStore named(Storage queue, Config.Storage own, Optional<String> uri, String collection) {
        Config.Storage named = new Config.Storage(uri.or(own::mongo), own.file(), collection, own.channelName());
        return named.equals(own) ? queue.jobs() : queues.open(named).jobs();
    }

    private record Lines(WorkerConsole console, String channel) implements WorkerListener {

        @Override
        public void connected() {
            console.connected();
        }

        @Override
        public void disconnected() {
            console.disconnected();
        }

        @Override
        public void waitsForManager() {
            console.waitsForManager(channel);
        }

        @Override
        public void managerOnline(String application) {
            console.managerOnline(application);
        }

        @Override
        public void managerOffline(String application) {
            console.managerOffline(application);
        }

        @Override
        public void paused(String application) {
            console.paused(application);
        }

        @Override
        public void stopping() {
            console.stopping();
        }

        @Override
        public void stopped() {
            console.stopped();
        }

        @Override
        public void scheduleChanged(String task, String change) {
            console.scheduleChanged(task, change);
        }

        @Override
        public void taskLoaded(TaskDefinition task) {
            console.taskLoaded(task.id(), task.name());
        }

        @Override
        public void jobStarted(String task, String jobId) {
            console.jobStarted(task, jobId);
        }

        @Override
        public void jobProgressed(String task, String jobId, double percent) {
            console.jobProgress(task, jobId, percent);
        }

        @Override
        public void jobSucceeded(String task, String jobId) {
            console.jobCompleted(task, jobId);
        }

        @Override
        public void jobFailed(String task, String jobId, String reason) {
            console.jobFailed(task, jobId, reason);
        }

        @Override
        public void warned(String message) {
            console.error(message);
        }

        @Override
        public void failed(String message) {
            console.error(message);
        }
    }
}
