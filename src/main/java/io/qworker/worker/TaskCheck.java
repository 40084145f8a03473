package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.job.Outcome;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.task.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Loads task files in a dry run and tells what each lacks. Nothing that they ask for is done. */
public final class TaskCheck {

    private final JsEngine engine;
    private final LaneSettings settings;
    private final Config config;

    public TaskCheck(JsEngine engine, LaneSettings settings, Config config) {
        this.engine = engine;
        this.settings = settings;
        this.config = config;
    }

    /**
     * Something that will not work.
     *
     * @param kind {@code package}, {@code file}, {@code module}, {@code addon}, {@code shape} or {@code error}
     * @param name of the package, file or module
     * @param from the file that requires it; may be empty
     */
    public record Finding(String kind, String name, String from, String message) {

        private static Finding of(BsonDocument finding) {
            return new Finding(
                    finding.getString("kind").getValue(),
                    finding.getString("name").getValue(),
                    finding.getString("from").getValue(),
                    finding.getString("message").getValue());
        }
    }

    /** In a lane of its own, so that one file's doings cannot touch another's. */
    public List<Finding> check(TaskDefinition task) {
        Identity identity = new Identity(
                config.identity().id(), config.identity().pid(), List.of(task.id()), Instant.now(), true, true);
        try (TaskLane lane = TaskLane.open(engine, settings, new Deaf(), WorkerFacts.of(identity, config))) {
            return lane.check(task).join().asArray().stream()
                    .map(BsonValue::asDocument)
                    .map(Finding::of)
                    .toList();
        }
    }

    /** Takes every request and does nothing about it. */
    private static final class Deaf implements TaskServices {

        @Override
        public void taskDefined(String name, BsonDocument options) {}

        @Override
        public void notify(Notification notification) {}

        @Override
        public CompletionStage<Void> publish(String event, BsonValue content) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public AutoCloseable subscribe(String event, Consumer<BsonValue> handler) {
            return () -> {};
        }

        @Override
        public CompletionStage<Void> schedule(BsonValue when, String name, BsonDocument data) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> save(BsonDocument attributes) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Instant> touch(ObjectId id) {
            return CompletableFuture.completedFuture(Instant.now());
        }

        @Override
        public CompletionStage<Void> remove(ObjectId id) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void progressed(int runId, double percent) {}

        @Override
        public void finished(int runId, Outcome outcome) {}

        @Override
        public void stop(boolean terminate, Optional<String> reason) {}

        @Override
        public void failed(String description) {}
    }
}
