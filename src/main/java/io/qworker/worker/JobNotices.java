package io.qworker.worker;

import io.qworker.job.Outcome;
import io.qworker.task.JobAttributes;
import io.qworker.task.TaskDefinition;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The notifications of jobs' starts, progress and ends, with the attributes that the task or the worker selects. Source:
 * protocol.md §2.4, §2.5.
 *
 * @param slotFreed told of a task of which another job may run now, anywhere
 */
record JobNotices(
        JobAttributes attributes,
        Function<String, Optional<TaskDefinition>> tasks,
        InstantSource clock,
        Consumer<Notification> out,
        Consumer<String> slotFreed) {

    void started(Run run) {
        send(run, "start", run.attributes(), new BsonDocument(), Optional.empty());
    }

    void progressed(Run run, double percent) {
        BsonValue number = percent == (int) percent ? new BsonInt32((int) percent) : new BsonDouble(percent);
        send(run, "progress", run.attributes(), new BsonDocument("progress", number), Optional.empty());
    }

    /** @param document the job's document as it was written */
    void ended(Run run, BsonDocument document, Outcome outcome) {
        switch (outcome) {
            case Outcome.Success success -> send(run, "success", document, new BsonDocument(), Optional.empty());
            case Outcome.Failure failure ->
                send(run, "fail", document, new BsonDocument("error", failure.error()), Optional.of(failure.reason()));
        }
    }

    private void send(Run run, String type, BsonDocument document, BsonDocument extra, Optional<String> message) {
        BsonDocument fields = attributes.extract(type, document, tasks.apply(run.taskId()), extra);
        message.ifPresent(text -> fields.append("msg", new BsonString(text)));
        out.accept(new Notification("Job", run.jobId(), type, clock.instant(), fields));
    }
}
