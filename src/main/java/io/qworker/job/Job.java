package io.qworker.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * One document of work for a task, in Agenda's shape. The document is kept whole, unknown fields included; it must not be
 * changed. Source: protocol.md §4.2.
 */
public record Job(BsonDocument document) {

    /** How many retries the runs since the last success, or since somebody let it run again, have been; a field of ours. */
    public static final String RETRIES = "retryCount";

    /** The fields that a claim, a run, or a change of its time leaves different. */
    public static final List<String> COURSE =
            List.of("nextRunAt", "lastRunAt", "lastFinishedAt", "failedAt", "disabled");

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

    /** Whether a worker holds it; a lock may have been wiped by an Agenda 6 save. Source: protocol.md §4.6 */
    public boolean held() {
        return lockedAt().isPresent() || document.isDocument("lease");
    }

    /** Whether nothing of its {@link #COURSE} differs; missing and null are the same. */
    public boolean sameCourse(Job other) {
        return COURSE.stream()
                .allMatch(field -> document.getOrDefault(field, BsonNull.VALUE)
                        .equals(other.document.getOrDefault(field, BsonNull.VALUE)));
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
