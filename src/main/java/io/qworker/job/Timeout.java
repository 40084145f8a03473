package io.qworker.job;

import java.time.Duration;
import java.util.Optional;
import org.bson.BsonValue;

/** How long a run may take, as a task's metadata or a job say it. */
public final class Timeout {

    /** Where tasks and jobs say it. */
    public static final String FIELD = "timeout";

    private Timeout() {}

    /**
     * Reads an interval in words or milliseconds; empty for null, false and 0, which are no limit.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Optional<Duration> read(BsonValue value) {
        if (value == null
                || value.isNull()
                || value.isBoolean() && !value.asBoolean().getValue()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Backoff.milliseconds(value, FIELD)))
                .filter(Duration::isPositive);
    }
}
