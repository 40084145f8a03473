package io.qworker.cli;

import io.qworker.job.Outcome;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.store.JobStore;
import io.qworker.store.Storage;
import io.qworker.worker.Notification;
import io.qworker.worker.SingleRun;
import io.qworker.worker.WorkerListener;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonValue;

/** Runs one job in this process. The store is opened only for what the task schedules. */
final class RunHere implements Rooms.Run {

    private final Rooms.Queues queues;

    RunHere(Rooms.Queues queues) {
        this.queues = queues;
    }

    @Override
    public RunOutcome run(RunRequest request, RunConsole console) {
        try (LazyQueue queue = new LazyQueue(() -> queues.open(request.config().storage()));
                JsEngine engine = JsEngine.create()) {
            SingleRun run = new SingleRun(request.config(), queue, new Listener(console));
            return outcome(run.run(engine, LaneSettings.ofProcess("lane-0"), request.task(), request.data()));
        }
    }

    private static RunOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success ->
                new RunOutcome.Completed(success.result().isNull() ? Optional.empty() : Optional.of(success.result()));
            case Outcome.Failure failure -> new RunOutcome.Failed(failure.reason(), failure.stack());
        };
    }

    /** Opens the queue when it is first asked for, and closes it if it was. */
    private static final class LazyQueue implements Supplier<JobStore>, AutoCloseable {

        private final Supplier<Storage> open;
        private Storage queue;

        LazyQueue(Supplier<Storage> open) {
            this.open = open;
        }

        @Override
        public synchronized JobStore get() {
            if (queue == null) {
                queue = open.get();
            }
            return queue.jobs();
        }

        @Override
        public synchronized void close() {
            if (queue != null) {
                queue.close();
            }
        }
    }

    private record Listener(RunConsole console) implements WorkerListener {

        @Override
        public void notified(Notification notification) {
            BsonValue text = notification.fields().get("msg");
            if (text != null && text.isString()) {
                console.log(notification.type(), text.asString().getValue());
            }
        }

        @Override
        public void jobProgressed(String task, String jobId, double percent) {
            console.progress(percent);
        }

        @Override
        public void failed(String message) {
            console.log("log:error", message);
        }
    }
}
