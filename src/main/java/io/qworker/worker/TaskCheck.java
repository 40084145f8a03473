package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.task.TaskDefinition;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

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
        LaneSettings narrowed = settings.narrowedTo(config.tasks().permissions().and(task.permissions()));
        try (TaskLane lane = TaskLane.open(engine, narrowed, new DeafServices(), WorkerFacts.of(identity, config))) {
            return lane.check(task).join().asArray().stream()
                    .map(BsonValue::asDocument)
                    .map(Finding::of)
                    .toList();
        }
    }
}
