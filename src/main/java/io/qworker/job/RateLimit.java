package io.qworker.job;

import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * How many jobs may begin within any stretch of time of this length.
 *
 * @param max at least 1
 * @param per more than zero
 * @param key the path of a field, {@code data.customer}, each value of which has the limit for itself; empty when all jobs
 *     of the task share it. Jobs without the field share one.
 */
public record RateLimit(int max, Duration per, String key) {

    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** The job's value of the key; {@code BsonNull} without a key or the field. */
    public BsonValue valueOf(Job job) {
        BsonValue value = hasKey() ? job.document() : null;
        for (String name : List.of(key.split("\\."))) {
            value = value instanceof BsonDocument document ? document.get(name) : null;
        }
        return value == null || value instanceof BsonUndefined ? BsonNull.VALUE : value;
    }

    /** The value as text; numbers of the same value read the same. Empty without a key or the field. */
    public String keyOf(Job job) {
        BsonValue value = valueOf(job);
        return switch (value) {
            case BsonNull _ -> "";
            case BsonString text -> "'" + text.getValue();
            case BsonNumber number -> String.valueOf(number.doubleValue());
            default -> PlainJson.write(value);
        };
    }
}
