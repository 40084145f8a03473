package io.qworker.schedule;

import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** When a recurring job is due as it is created, or created anew. Source: protocol.md §4.8 */
public final class FirstRun {

    private FirstRun() {}

    /**
     * Counted from the job's last run; one that never ran is due at once if it repeats by an interval, and at the next match
     * if it repeats by cron or at a time of day.
     *
     * @param job the job's document
     */
    public static NextRun of(BsonDocument job, Instant now) {
        BsonDocument rule = job.clone();
        rule.remove("nextRunAt");
        boolean ran = job.isDateTime("lastRunAt");
        Instant from = ran ? Instant.ofEpochMilli(job.getDateTime("lastRunAt").getValue()) : now;
        NextRun next = NextRun.after(rule, from);
        return next instanceof NextRun.At && !ran && isInterval(job.get("repeatInterval")) ? new NextRun.At(now) : next;
    }

    private static boolean isInterval(BsonValue every) {
        if (every == null || !every.isString()) {
            return every != null && every.isNumber();
        }
        try {
            HumanInterval.parse(every.asString().getValue());
            return true;
        } catch (NotUnderstood cron) {
            return false;
        }
    }
}
