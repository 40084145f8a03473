package io.qworker.worker;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What a worker, a task or a job has to say. Source: protocol.md §2.4.
 *
 * @param source who says it: {@code Worker}, {@code Task} or {@code Job}
 * @param sourceId the worker's, task's or job's id
 * @param fields {@code msg}, {@code taskIds}, {@code taskId}, {@code job} or what a task file gave
 */
public record Notification(String source, String sourceId, String type, Instant triggeredAt, BsonDocument fields) {

    /** The entry as it is published. */
    public BsonDocument entry(String workerId) {
        BsonDocument entry = new BsonDocument("workerId", new BsonString(workerId))
                .append("sourceType", new BsonString(source))
                .append("sourceId", new BsonString(sourceId))
                .append("type", new BsonString(type))
                .append("triggeredAt", new BsonDateTime(triggeredAt.toEpochMilli()));
        entry.putAll(fields);
        return entry;
    }
}
