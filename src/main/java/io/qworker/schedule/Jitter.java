package io.qworker.schedule;

import java.time.Duration;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** By how much jobs of one time are spread, so that they do not all begin in one instant. */
final class Jitter {

    private Jitter() {}

    /** An interval in words or in milliseconds. Throws {@link NotUnderstood}. */
    static Duration read(BsonValue jitter) {
        return switch (jitter) {
            case BsonNumber millis when millis.doubleValue() >= 0 -> Duration.ofMillis(millis.longValue());
            case BsonString interval -> HumanInterval.parse(interval.getValue());
            default ->
                throw new NotUnderstood(
                        "\"jitter\" must be an interval such as \"30 seconds\" or a number of milliseconds");
        };
    }
}
