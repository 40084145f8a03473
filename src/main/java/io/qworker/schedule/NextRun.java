package io.qworker.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.bson.BsonDocument;

/** When a job is to run again. Source: protocol.md §4.8. */
public sealed interface NextRun {

    /** The job runs again at this instant. */
    record At(Instant instant) implements NextRun {}

    /** The job is not recurring, or has come to its end. */
    record Never() implements NextRun {}

    /** The job is recurring, but by a rule that cannot be read; keep it and report the reason. */
    record Unreadable(String reason) implements NextRun {}

    /**
     * The next run of a job, strictly later than the run that was scheduled, in whose rhythm it stays.
     *
     * @param job the job's document, whose {@code nextRunAt} says when the run at hand was due
     * @param dialect for a job that names none
     * @param begun when the run at hand began
     * @param ended when it ended
     */
    static NextRun after(BsonDocument job, Dialect dialect, Instant begun, Instant ended) {
        Instant scheduled = job.isDateTime("nextRunAt")
                ? Instant.ofEpochMilli(job.getDateTime("nextRunAt").getValue())
                : begun;
        try {
            return Recurrence.of(job, dialect)
                    .map(recurrence -> recurrence.after(scheduled, begun, ended))
                    .orElseGet(Never::new);
        } catch (NotUnderstood e) {
            return new Unreadable(e.getMessage());
        }
    }

    /** The next run of a job whose run begins at this instant, in the usual dialect. */
    static NextRun after(BsonDocument job, Instant begun) {
        return after(job, Dialect.DEFAULT, begun, begun);
    }

    /**
     * When a job runs that was scheduled for this instant and has a {@code startDate}, an {@code endDate} or
     * {@code skipDays}: at the start at the earliest, at the same time of a later day if that one is skipped, or never.
     */
    static NextRun within(BsonDocument job, Instant at) {
        try {
            ZoneId zone = Recurrence.zone(job, Dialect.DEFAULT);
            Repetition once = new Repetition.Every(Repetition.SHORTEST_INTERVAL);
            return Window.of(job, zone)
                    .fit(at, once, zone)
                    .<NextRun>map(At::new)
                    .orElseGet(Never::new);
        } catch (NotUnderstood e) {
            return new Unreadable(e.getMessage());
        }
    }

    /** A job's {@code startDate} or {@code endDate}. Throws {@link NotUnderstood}. */
    static Optional<Instant> date(BsonDocument job, String field, Dialect dialect) {
        return Window.date(job, field, Recurrence.zone(job, dialect));
    }

    /**
     * The first run of a new job.
     *
     * @param skipImmediate whether an interval begins with its end
     */
    static NextRun first(BsonDocument job, Dialect dialect, Instant now, boolean skipImmediate) {
        try {
            return Recurrence.of(job, dialect)
                    .map(recurrence -> recurrence.first(now, skipImmediate))
                    .orElseGet(Never::new);
        } catch (NotUnderstood e) {
            return new Unreadable(e.getMessage());
        }
    }
}
