package io.qworker.store.sqlite;

import io.qworker.store.JobCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the counters that triggers keep, one for each task and part. Locked jobs are counted as they are. */
final class Counting {

    private Counting() {}

    private static final class Tally {
        final Map<Part, Long> unlocked = new EnumMap<>(Part.class);
        long running;
    }

    static JobCounts counts(Session session) throws SQLException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        try (ResultSet rows = session.prepare(ListingSql.COUNTS).executeQuery()) {
            while (rows.next()) {
                Tally tally = tallies.computeIfAbsent(rows.getString("name"), _ -> new Tally());
                long held = rows.getLong("held");
                tally.running += held;
                tally.unlocked.put(Part.valueOf(rows.getString("part")), rows.getLong("jobs") - held);
            }
        }
        Map<String, JobCounts.OfTask> tasks = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> tasks.put(name, ofTask(tally)));
        return new JobCounts(tasks);
    }

    private static JobCounts.OfTask ofTask(Tally tally) {
        return new JobCounts.OfTask(
                exactly(tally.unlocked.getOrDefault(Part.WAITING, 0L) + tally.unlocked.getOrDefault(Part.DISABLED, 0L)),
                exactly(tally.running),
                exactly(tally.unlocked.getOrDefault(Part.FAILED, 0L)),
                exactly(tally.unlocked.getOrDefault(Part.REPEATING, 0L)),
                exactly(tally.unlocked.getOrDefault(Part.COMPLETED, 0L)));
    }

    private static JobCounts.Count exactly(long jobs) {
        return new JobCounts.Count(jobs, false);
    }
}
