package io.qworker.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * When a job is to run again, counted as Agenda does from the start of the run at hand: all who share a queue must agree.
 * Source: protocol.md §4.8.
 */
public sealed interface NextRun {

    /** The shortest interval at which a job is repeated; shorter ones are stretched to it. */
    Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** The job runs again at this instant. */
    record At(Instant instant) implements NextRun {}

    /** The job is not recurring. */
    record Never() implements NextRun {}

    /** The job is recurring, but by a rule that cannot be read; keep it and report the reason. */
    record Unreadable(String reason) implements NextRun {}

    /**
     * The next run of a job.
     *
     * @param job the job's document
     * @param startedAt when the run at hand began
     */
    static NextRun after(BsonDocument job, Instant startedAt) {
        try {
            return after(job, startedAt, zone(job));
        } catch (NotUnderstood e) {
            return new Unreadable(e.getMessage());
        }
    }

    private static NextRun after(BsonDocument job, Instant startedAt, ZoneId zone) {
        BsonValue interval = job.get("repeatInterval");
        if (interval != null && interval.isNumber()) {
            return every(Duration.ofMillis(interval.asNumber().longValue()), startedAt);
        }
        // A run may begin a little before its time by the clock at hand; it must not come again for that.
        Instant scheduled = job.isDateTime("nextRunAt")
                ? Instant.ofEpochMilli(job.getDateTime("nextRunAt").getValue())
                : startedAt;
        Instant from = scheduled.isAfter(startedAt) ? scheduled : startedAt;
        Optional<String> every = text(job, "repeatInterval");
        if (every.isPresent()) {
            return every(every.get(), startedAt, from, zone);
        }
        return text(job, "repeatAt").map(at -> daily(at, from, zone)).orElseGet(Never::new);
    }

    private static Optional<String> text(BsonDocument job, String field) {
        return job.isString(field) && !job.getString(field).getValue().isBlank()
                ? Optional.of(job.getString(field).getValue())
                : Optional.empty();
    }

    private static ZoneId zone(BsonDocument job) {
        Optional<String> zone = text(job, "repeatTimezone");
        try {
            return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            throw new NotUnderstood("there is no time zone “" + zone.get() + "”; write, for example, Europe/Brussels");
        }
    }

    /** What is an interval in words is one; everything else is cron. */
    private static NextRun every(String expression, Instant startedAt, Instant from, ZoneId zone) {
        try {
            return every(HumanInterval.parse(expression), startedAt);
        } catch (NotUnderstood noInterval) {
            if (!Cron.looksLike(expression)) {
                throw noInterval;
            }
        }
        return Cron.parse(expression)
                .nextAfter(from, zone)
                .<NextRun>map(At::new)
                .orElseGet(Never::new);
    }

    private static NextRun daily(String time, Instant from, ZoneId zone) {
        LocalTime at = ClockTime.read(time.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new NotUnderstood("“" + time + "” is no time of day: write, for example, “3:30pm” or “17:30”"));
        LocalDate day = from.atZone(zone).toLocalDate();
        Instant today = day.atTime(at).atZone(zone).toInstant();
        return new At(
                today.isAfter(from)
                        ? today
                        : day.plusDays(1).atTime(at).atZone(zone).toInstant());
    }

    private static NextRun every(Duration given, Instant startedAt) {
        Duration interval = given.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : given;
        return new At(startedAt.plus(interval));
    }
}
