package io.qworker.worker;

import io.qworker.schedule.Dialect;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.bson.BsonValue;

/** The instant that a task file means with the first argument of {@code scheduleTask}. */
final class ScheduleTime {

    private ScheduleTime() {}

    /** A date, milliseconds, or a text; nothing at all is now. Throws {@link io.qworker.schedule.NotUnderstood}. */
    static Instant of(BsonValue when, InstantSource clock, Dialect dialect) {
        return switch (when.getBsonType()) {
            case DATE_TIME -> Instant.ofEpochMilli(when.asDateTime().getValue());
            case INT32, INT64, DOUBLE -> Instant.ofEpochMilli(when.asNumber().longValue());
            case STRING -> dialect.when(when.asString().getValue(), clock, ZoneId.systemDefault());
            default -> clock.instant();
        };
    }
}
