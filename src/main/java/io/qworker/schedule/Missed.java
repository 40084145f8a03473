package io.qworker.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What becomes of a recurring job's runs that were due while no worker was there. */
public enum Missed {
    /** None is made up for: a run that is late is left out. */
    SKIP,
    /** One run makes up for all. */
    ONCE,
    /** Each is made up for, up to {@link #MOST}, the latest. */
    ALL;

    /** How many missed runs are made up for at most. */
    public static final int MOST = 100;

    /** What is later than that was missed. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    /** Whether a run that was due then and would begin now is to be left out. */
    public boolean leavesOut(Instant scheduled, Instant now) {
        return this == SKIP && scheduled.plus(GRACE).isBefore(now);
    }

    static Missed named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "skip" -> SKIP;
            case "once" -> ONCE;
            case "all" -> ALL;
            default -> throw new NotUnderstood("\"missed\" can be \"skip\", \"once\" or \"all\", not “" + name + "”");
        };
    }
}
