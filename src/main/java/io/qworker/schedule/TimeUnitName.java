package io.qworker.schedule;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The units in which people write intervals, with every spelling. */
enum TimeUnitName {
    MILLISECOND(Duration.ofMillis(1), "ms", "msec", "msecs", "millisecond", "milliseconds"),
    SECOND(Duration.ofSeconds(1), "s", "sec", "secs", "second", "seconds"),
    MINUTE(Duration.ofMinutes(1), "m", "min", "mins", "minute", "minutes"),
    HOUR(Duration.ofHours(1), "h", "hr", "hrs", "hour", "hours", "hourly"),
    DAY(Duration.ofDays(1), "d", "day", "days", "daily"),
    WEEK(Duration.ofDays(7), "w", "week", "weeks", "weekly"),
    FORTNIGHT(Duration.ofDays(14), "fortnight", "fortnights"),
    MONTH(Duration.ofDays(30), "month", "months", "monthly"),
    YEAR(Duration.ofDays(365), "y", "year", "years", "yearly");

    private final Duration duration;
    private final Set<String> spellings;

    TimeUnitName(Duration duration, String... spellings) {
        this.duration = duration;
        this.spellings = Set.of(spellings);
    }

    Duration duration() {
        return duration;
    }

    static Optional<TimeUnitName> of(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.spellings.contains(word))
                .findFirst();
    }
}
