package io.qworker.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * One document of work for a task, in Agenda's shape. The document is kept whole, unknown fields included; it must not be
 * changed. Source: protocol.md §4.2.
 */
public record Job(BsonDocument document) {

    public ObjectId id() {
        return document.getObjectId("_id").getValue();
    }

    /** The task's id, which Agenda calls the job's name. */
    public String name() {
        return document.getString("name").getValue();
    }

    /** 0 when it is missing or no number. */
    public int priority() {
        BsonValue priority = document.get("priority");
        return priority != null && priority.isNumber() ? priority.asNumber().intValue() : 0;
    }

    /** A disabled job is never claimed. */
    public boolean disabled() {
        BsonValue disabled = document.get("disabled");
        return disabled != null && disabled.isBoolean() && disabled.asBoolean().getValue();
    }

    public Optional<Instant> nextRunAt() {
        return instant("nextRunAt");
    }

    public Optional<Instant> lockedAt() {
        return instant("lockedAt");
    }

    /** A date field; empty when it is missing, null or no date. */
    public Optional<Instant> instant(String field) {
        BsonValue value = document.get(field);
        return value != null && value.isDateTime()
                ? Optional.of(Instant.ofEpochMilli(value.asDateTime().getValue()))
                : Optional.empty();
    }

    /** This job with these top-level fields written over it; the document given stays as it is. */
    public Job with(BsonDocument set) {
        BsonDocument changed = new BsonDocument(document.size() + set.size());
        changed.putAll(document);
        for (Map.Entry<String, BsonValue> field : set.entrySet()) {
            changed.put(field.getKey(), field.getValue());
        }
        return new Job(changed);
    }
}
