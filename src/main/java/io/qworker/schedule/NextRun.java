package io.qworker.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * When a job is to run again, counted as Agenda does from the start of the run at hand: all who share a queue must agree.
 * Source: protocol.md §4.8.
 */
public sealed interface NextRun {

    /** The shortest interval at which a job is repeated; shorter ones are stretched to it. */
    Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** What looks like a cron expression: five or six fields, or a name such as {@code @daily}. */
    Pattern CRON = Pattern.compile(
            "\\s*(@\\w+|FIELD(\\s+FIELD){4,5})\\s*"
                    .replace(
                            "FIELD",
                            "([\\d*/,?LWH#-]|mon|tue|wed|thu|fri|sat|sun"
                                    + "|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)+"),
            Pattern.CASE_INSENSITIVE);

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
     * @param startedAt when the run at hand began
     */
    static NextRun after(BsonDocument job, Instant startedAt) {
        BsonValue interval = job.get("repeatInterval");
        if (interval != null && interval.isNumber()) {
            return every(Duration.ofMillis(interval.asNumber().longValue()), startedAt);
        }
        if (interval != null
                && interval.isString()
                && !interval.asString().getValue().isBlank()) {
            return every(interval.asString().getValue(), startedAt);
        }
        BsonValue at = job.get("repeatAt");
        if (at != null && at.isString() && !at.asString().getValue().isBlank()) {
            return new Unreadable(at.asString().getValue(), "times of day (repeatAt) are not understood");
        }
        return new Never();
    }

    private static NextRun every(String expression, Instant startedAt) {
        if (CRON.matcher(expression).matches()) {
            return new Unreadable(expression, "cron expressions are not understood; intervals such as “3 minutes” are");
        }
        try {
            return every(HumanInterval.parse(expression), startedAt);
        } catch (NotUnderstood e) {
            return new Unreadable(expression, e.getMessage());
        }
    }

    private static NextRun every(Duration given, Instant startedAt) {
        Duration interval = given.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : given;
        return new At(startedAt.plus(interval));
    }
}
