package io.qworker.task;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Whether a job's document stays after a run. A failed job always stays, so that people see why it failed and can run it
 * again. Source: protocol.md §2.7.
 *
 * @param persistJobs the worker's option: keep one-off jobs of every task
 */
public record Retention(boolean persistJobs) {

    /**
     * Whether a job that succeeded stays: it is recurring, a further run of it is due, or it is to be kept for the record.
     *
     * @param attributes the job's document as it will be, {@code nextRunAt} included
     */
    public boolean keepsAfterSuccess(BsonDocument attributes, Optional<TaskDefinition> task) {
        return recurring(attributes)
                || attributes.isDateTime("nextRunAt")
                || task.isPresent() && (task.get().persistJobs() || persistJobs);
    }

    /** Whether the job says that it is to be repeated. */
    public static boolean recurring(BsonDocument attributes) {
        return given(attributes.get("repeatInterval")) || given(attributes.get("repeatAt"));
    }

    private static boolean given(BsonValue value) {
        return value != null
                && (value.isNumber()
                        || value.isString() && !value.asString().getValue().isEmpty());
    }
}
