package io.qworker.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How often a recurring job runs, without regard to when it may not. */
public sealed interface Repetition {

    /** The shortest interval at which a job is repeated; shorter ones are stretched to it. */
    Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** The run that comes next after this one, strictly later; empty when there is none. */
    Optional<Instant> after(Instant run, ZoneId zone);

    /** At equal distances. */
    record Every(Duration interval) implements Repetition {

        public Every {
            interval = interval.compareTo(SHORTEST_INTERVAL) < 0
                    ? SHORTEST_INTERVAL
                    : interval.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Optional<Instant> after(Instant run, ZoneId zone) {
            return Optional.of(run.plus(interval));
        }

        /** The last run of the rhythm that is not after {@code instant}. */
        Instant lastUntil(Instant run, Instant instant) {
            long missed = Math.max(0, Duration.between(run, instant).dividedBy(interval));
            return run.plus(interval.multipliedBy(missed));
        }
    }

    /** When the calendar and the clock say so. */
    record AtTimes(Times times) implements Repetition {

        @Override
        public Optional<Instant> after(Instant run, ZoneId zone) {
            return times.after(run, zone);
        }
    }

    /** Pure, and strictly later. */
    @FunctionalInterface
    interface Times {
        Optional<Instant> after(Instant instant, ZoneId zone);
    }

    /** An interval in words or milliseconds, else a cron expression. Throws {@link NotUnderstood}. */
    static Repetition read(String text) {
        try {
            return new Every(HumanInterval.parse(text));
        } catch (NotUnderstood noInterval) {
            if (!Cron.looksLike(text)) {
                throw noInterval;
            }
        }
        return new AtTimes(Cron.parse(text)::nextAfter);
    }

    /** A time of day, every day; or a moment such as “monday at 9am”, each time it comes. Throws {@link NotUnderstood}. */
    static Repetition at(String text) {
        Optional<LocalTime> time = ClockTime.read(text.strip().toLowerCase(Locale.ROOT));
        if (time.isPresent()) {
            return new AtTimes((run, zone) -> Optional.of(daily(time.get(), run, zone)));
        }
        When.parse(text, InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
        return new AtTimes((run, zone) -> moment(text, run, zone));
    }

    private static Instant daily(LocalTime time, Instant run, ZoneId zone) {
        LocalDate day = run.atZone(zone).toLocalDate();
        Instant today = day.atTime(time).atZone(zone).toInstant();
        return today.isAfter(run)
                ? today
                : day.plusDays(1).atTime(time).atZone(zone).toInstant();
    }

    private static Optional<Instant> moment(String text, Instant run, ZoneId zone) {
        Instant at = When.parse(text, InstantSource.fixed(run), zone);
        Instant later =
                at.isAfter(run) ? at : When.parse(text, InstantSource.fixed(run.plus(Duration.ofDays(1))), zone);
        return Optional.of(later).filter(run::isBefore);
    }
}
