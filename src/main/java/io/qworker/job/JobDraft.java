package io.qworker.job;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A job to be stored.
 *
 * @param data what the task receives; {@code BsonNull} for none
 * @param nextRunAt when it is due
 * @param extra further top-level fields (repeatInterval, …); usually empty
 */
public record JobDraft(String name, BsonValue data, int priority, Instant nextRunAt, BsonDocument extra) {}
