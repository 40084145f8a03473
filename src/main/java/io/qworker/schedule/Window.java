package io.qworker.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * When a recurring job may run: between {@code startDate} and {@code endDate}, and on no day of {@code skipDays}, where weekdays
 * are numbers from 0 for Sunday, and dates are texts like {@code 2026-12-25}. Source: protocol.md §4.8.
 *
 * @param rest what is added once the job has run: Agenda 4 and 5 took {@code skipDays} for an interval
 */
record Window(
        Optional<Instant> start,
        Optional<Instant> end,
        Set<DayOfWeek> weekdaysOff,
        Set<LocalDate> datesOff,
        Optional<Duration> rest) {

    /** A year and a day: whoever is off for longer never runs. */
    private static final int MOST_DAYS_OFF = 367;

    /** Throws {@link NotUnderstood} naming the field that is wrong. */
    static Window of(BsonDocument job, ZoneId zone) {
        BsonValue skip = job.get("skipDays");
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        Set<LocalDate> dates = new HashSet<>();
        if (skip != null && skip.isArray()) {
            skip.asArray().forEach(day -> add(day, weekdays, dates));
        }
        Optional<Duration> rest = skip instanceof BsonString interval
                ? Optional.of(HumanInterval.parse(interval.getValue()))
                : Optional.empty();
        return new Window(date(job, "startDate", zone), date(job, "endDate", zone), weekdays, dates, rest);
    }

    private static void add(BsonValue day, Set<DayOfWeek> weekdays, Set<LocalDate> dates) {
        if (day instanceof BsonNumber number && number.doubleValue() == Math.floorMod(number.intValue(), 7)) {
            weekdays.add(number.intValue() == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(number.intValue()));
        } else if (day instanceof BsonString date) {
            try {
                dates.add(LocalDate.parse(date.getValue()));
            } catch (DateTimeException e) {
                throw wrongDay("“" + date.getValue() + "”");
            }
        } else {
            throw wrongDay(day.isNumber() ? String.valueOf(day.asNumber().doubleValue()) : day.toString());
        }
    }

    private static NotUnderstood wrongDay(String day) {
        return new NotUnderstood("\"skipDays\" has " + day
                + ": weekdays are numbers from 0 (Sunday) to 6, dates are written like \"2026-12-25\"");
    }

    static Optional<Instant> date(BsonDocument job, String field, ZoneId zone) {
        return switch (job.get(field)) {
            case null -> Optional.empty();
            case BsonDateTime date -> Optional.of(Instant.ofEpochMilli(date.getValue()));
            case BsonNumber millis -> Optional.of(Instant.ofEpochMilli(millis.longValue()));
            case BsonString text -> Optional.of(date(text.getValue(), field, zone));
            case BsonValue none when none.isNull() -> Optional.empty();
            case BsonValue other -> throw new NotUnderstood("\"" + field + "\" must be a date, not " + other);
        };
    }

    private static Instant date(String text, String field, ZoneId zone) {
        try {
            if (!text.strip().matches("\\d{4}-\\d{2}-\\d{2}.*")) {
                throw new NotUnderstood(
                        "“" + text + "” is no date; write, for example, 2026-12-24 or 2026-12-24T18:00");
            }
            return When.parse(text, InstantSource.fixed(Instant.EPOCH), zone);
        } catch (NotUnderstood e) {
            throw new NotUnderstood("\"" + field + "\": " + e.getMessage());
        }
    }

    /** The first run from this one on that falls into the window; empty when there is none. */
    Optional<Instant> fit(Instant run, Repetition repetition, ZoneId zone) {
        Optional<Instant> fitting = Optional.of(run);
        if (start.isPresent() && run.isBefore(start.get())) {
            fitting = repetition instanceof Repetition.Every
                    ? start
                    : repetition.after(start.get().minusMillis(1), zone);
        }
        for (int days = 0; fitting.isPresent() && isOff(fitting.get(), zone); days++) {
            if (days > MOST_DAYS_OFF) {
                return Optional.empty();
            }
            fitting = nextDay(fitting.get(), repetition, zone);
        }
        return fitting.filter(at -> end.isEmpty() || !at.isAfter(end.get()));
    }

    private boolean isOff(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return weekdaysOff.contains(day.getDayOfWeek()) || datesOff.contains(day);
    }

    /** What has a rhythm of its own keeps its time of day. */
    private static Optional<Instant> nextDay(Instant run, Repetition repetition, ZoneId zone) {
        ZonedDateTime local = run.atZone(zone);
        return repetition instanceof Repetition.Every
                ? Optional.of(local.plusDays(1).toInstant())
                : repetition.after(
                        local.toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .minusMillis(1),
                        zone);
    }
}
