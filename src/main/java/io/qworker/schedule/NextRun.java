package io.qworker.schedule;

import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** When a job is to run again after the run that was due at some instant. Source: protocol.md §4.8. */
public sealed interface NextRun {

    /** The shortest interval at which a job is repeated; shorter ones are stretched to it. */
    Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** The job runs again at this instant. */
    record At(Instant instant) implements NextRun {}

    /** The job is not recurring. */
    record Never() implements NextRun {}

    /** The job is recurring, but by a rule that cannot be read; keep it and report the reason. */
    record Unreadable(String expression, String reason) implements NextRun {}

    /**
     * The next run of a job.
     *
     * @param job the job's document
     * @param scheduled when the run that just began was due
     * @param now runs that would lie before it are left out
     */
    static NextRun after(BsonDocument job, Instant scheduled, Instant now) {
        BsonValue interval = job.get("repeatInterval");
        if (interval != null && interval.isNumber()) {
            return every(Duration.ofMillis(interval.asNumber().longValue()), scheduled, now);
        }
        if (interval != null
                && interval.isString()
                && !interval.asString().getValue().isBlank()) {
            return every(interval.asString().getValue(), scheduled, now);
        }
        BsonValue at = job.get("repeatAt");
        if (at != null && at.isString() && !at.asString().getValue().isBlank()) {
            return new Unreadable(at.asString().getValue(), "times of day (repeatAt) are not understood");
        }
        return new Never();
    }

    private static NextRun every(String expression, Instant scheduled, Instant now) {
        if (looksLikeCron(expression)) {
            return new Unreadable(expression, "cron expressions are not understood; intervals such as “3 minutes” are");
        }
        try {
            return every(HumanInterval.parse(expression), scheduled, now);
        } catch (NotUnderstood e) {
            return new Unreadable(expression, e.getMessage());
        }
    }

    private static NextRun every(Duration given, Instant scheduled, Instant now) {
        Duration interval = given.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : given;
        long missed =
                now.isBefore(scheduled) ? 0 : Duration.between(scheduled, now).dividedBy(interval);
        return new At(scheduled.plus(interval.multipliedBy(missed + 1)));
    }

    private static boolean looksLikeCron(String expression) {
        String text = expression.strip();
        return text.startsWith("@") || text.matches("[\\d*/,?LW#-]+(\\s+[\\w*/,?#-]+){4,5}");
    }
}
