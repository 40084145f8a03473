package io.qworker.schedule;

import io.qworker.schedule.Repetition.AtTimes;
import io.qworker.schedule.Repetition.Every;
import io.qworker.schedule.legacy.LegacyCron;
import io.qworker.schedule.legacy.LegacyDate;
import io.qworker.schedule.legacy.LegacyInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How often, as Agenda 0.7.9 read it: cron first, then an interval. Source: protocol.md §4.8. */
final class LegacyRepetition {

    /** A time that is less than a minute ago does not yet come again. */
    private static final Duration UNTIL_IT_COMES_AGAIN = Duration.ofSeconds(61);

    private LegacyRepetition() {}

    static Repetition read(String text) {
        try {
            LegacyCron cron = LegacyCron.parse(text);
            return new AtTimes((run, zone) -> Optional.of(cron.nextAfter(run, zone, isAskedFor(zone))));
        } catch (NotUnderstood noCron) {
            return interval(text, noCron);
        }
    }

    private static Repetition interval(String text, NotUnderstood noCron) {
        try {
            return new Every(Duration.ofMillis((long) LegacyInterval.millis(text)));
        } catch (NotUnderstood noInterval) {
            throw Cron.looksLike(text) ? noCron : noInterval;
        }
    }

    /** The zone of the process is JavaScript's own affair; any other was asked for. */
    private static boolean isAskedFor(ZoneId zone) {
        return !zone.equals(ZoneId.systemDefault());
    }

    /** Whatever date.js reads. It minds no zone but that of the process. */
    static Repetition at(String text) {
        Instant epoch = Instant.EPOCH;
        ZoneId here = ZoneId.systemDefault();
        if (LegacyDate.parse(text, epoch, here).equals(epoch)
                && LegacyDate.parse(text, epoch.plus(UNTIL_IT_COMES_AGAIN), here)
                        .equals(epoch.plus(UNTIL_IT_COMES_AGAIN))) {
            throw new NotUnderstood("“" + text + "” names no time: write, for example, “3:30pm”");
        }
        return new AtTimes((run, _) -> {
            Instant at = LegacyDate.parse(text, run, here);
            Instant later = at.isAfter(run) ? at : LegacyDate.parse(text, run.plus(UNTIL_IT_COMES_AGAIN), here);
            return Optional.of(later).filter(run::isBefore);
        });
    }
}
