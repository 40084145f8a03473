package io.qworker.job;

import java.time.Instant;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * A job to be stored.
 *
 * @param data what the task receives; {@code BsonNull} for none
 * @param nextRunAt when it is due
 * @param extra further top-level fields (repeatInterval, …), which win over those named here; usually empty
 */
public record JobDraft(String name, BsonValue data, int priority, Instant nextRunAt, BsonDocument extra) {

    /** The job under a new id. */
    public Job toJob() {
        return toJob(new ObjectId());
    }

    /** The job as every version of Agenda accepts it. Source: protocol.md §4.2. */
    public Job toJob(ObjectId id) {
        BsonDocument document = new BsonDocument("_id", new BsonObjectId(id))
                .append("name", new BsonString(name))
                .append("data", data)
                .append("type", new BsonString("normal"))
                .append("priority", new BsonInt32(priority))
                .append("nextRunAt", new BsonDateTime(nextRunAt.toEpochMilli()))
                .append("lockedAt", BsonNull.VALUE)
                .append("lastModifiedBy", BsonNull.VALUE);
        for (Map.Entry<String, BsonValue> field : extra.entrySet()) {
            document.put(field.getKey(), field.getValue());
        }
        if (document.isArray(After.FIELD)) {
            document.put("disabled", BsonBoolean.TRUE);
        }
        return new Job(document);
    }
}
