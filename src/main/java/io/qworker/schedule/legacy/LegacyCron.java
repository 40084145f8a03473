package io.qworker.schedule.legacy;

import io.qworker.schedule.NotUnderstood;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Cron expressions as cron 1.0.9 ran them under Agenda 0.7.9: months from 0 to 11, day of month <em>and</em> day of week, the
 * milliseconds of the last run kept. Source: protocol.md §6.4.
 */
public final class LegacyCron {

    /** Far more than any expression takes to find its next time. */
    private static final int MOST_STEPS = 200_000;

    private final LegacyCronFields fields;

    private LegacyCron(LegacyCronFields fields) {
        this.fields = fields;
    }

    /** Reads an expression of up to six fields, of which missing ones are taken to be the first. Throws {@link NotUnderstood}. */
    public static LegacyCron parse(String text) {
        return new LegacyCron(LegacyCronFields.parse(text));
    }

    /**
     * As Agenda asked for it: an instant that matches is not its own successor.
     *
     * @param zoned whether the zone was asked for, or is only that of the process
     */
    public Instant nextAfter(Instant instant, ZoneId zone, boolean zoned) {
        Instant next = nextFrom(instant, zone, zoned);
        return next.equals(instant) ? nextFrom(instant.plusSeconds(1), zone, zoned) : next;
    }

    /** As the library answered: this very instant if it matches, its milliseconds kept. */
    public Instant nextFrom(Instant start, ZoneId zone, boolean zoned) {
        Moment date = new Moment(start, zone, zoned);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!advance(date, start)) {
                return date.instant();
            }
        }
        throw new NotUnderstood("“" + fields.text() + "” never comes");
    }

    /** Moves the first field that does not match; false when all do. */
    private boolean advance(Moment date, Instant start) {
        LocalDateTime at = date.local();
        if (!fields.month(at.getMonthValue() - 1)) {
            date.set(at.plusMonths(1));
            date.set(date.local().withDayOfMonth(1));
            toMidnight(date);
            return true;
        }
        if (!fields.dayOfMonth(at.getDayOfMonth())) {
            nextDay(date, at);
            return true;
        }
        Instant before = date.instant();
        Duration gone = Duration.between(start, before);
        if (!fields.dayOfWeek(at.getDayOfWeek().getValue() % 7)) {
            nextDay(date, at);
        } else if (!fields.hour(at.getHour())) {
            boolean wraps = at.getHour() == 23 && gone.compareTo(Duration.ofDays(1)) > 0;
            date.set(wraps ? at.withHour(0) : at.plusHours(1));
            date.setWithinHour(date.local().withMinute(0));
            date.setWithinHour(date.local().withSecond(0));
        } else if (!fields.minute(at.getMinute())) {
            boolean wraps = at.getMinute() == 59 && gone.compareTo(Duration.ofHours(1)) > 0;
            date.setWithinHour(wraps ? at.withMinute(0) : at.plusMinutes(1));
            date.setWithinHour(date.local().withSecond(0));
        } else if (!fields.second(at.getSecond())) {
            boolean wraps = at.getSecond() == 59 && gone.compareTo(Duration.ofMinutes(1)) > 0;
            date.setWithinHour(wraps ? at.withSecond(0) : at.plusSeconds(1));
        } else {
            return false;
        }
        if (!date.instant().isAfter(before)) {
            date.moveTo(before.plusSeconds(1));
        }
        return true;
    }

    private static void nextDay(Moment date, LocalDateTime at) {
        date.set(at.plusDays(1));
        toMidnight(date);
    }

    private static void toMidnight(Moment date) {
        date.set(date.local().withHour(0));
        date.setWithinHour(date.local().withMinute(0));
        date.setWithinHour(date.local().withSecond(0));
    }
}
