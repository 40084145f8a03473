package io.qworker.store.sqlite;

import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.store.Lease;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds and takes jobs that are due, by the index of free jobs: one task's name after the other, one of its priorities after
 * the other. So a claim costs a few steps for each priority that is in use, however many jobs wait and whenever they are due.
 */
final class DueJobs {

    private static final String FREE = " FROM jobs INDEXED BY jobs_free"
            + " WHERE name = ? AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL";

    /** The next lower priority that a free job has: one step down the index, however many jobs share one. */
    static final String PRIORITY_BELOW = "SELECT priority" + FREE + " AND priority < ? ORDER BY priority DESC LIMIT 1";

    /** Answered from the index alone. */
    static final String HEAD =
            "SELECT seq, next_run_at" + FREE + " AND priority = ? AND next_run_at <= ? ORDER BY next_run_at LIMIT ?";

    static final String EARLIEST = "SELECT next_run_at" + FREE + " AND priority = ? ORDER BY next_run_at LIMIT 1";

    private static final String TAKE = "UPDATE jobs SET lease = ?, locked_at = ?, modified_by = ?"
            + " WHERE seq IN (SELECT value FROM json_each(?)) RETURNING seq, " + Rows.COLUMNS;

    /** Above every priority. */
    private static final long HIGHEST = Long.MAX_VALUE;

    private final InstantSource clock;
    private long lastStamp;

    /** How many jobs of each name, how many in all, due by when. */
    record Demand(Map<String, Integer> room, int most, Instant dueBy) {}

    private record Head(long seq, long nextRunAt, int priority) {}

    DueJobs(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes jobs within a write; none when the lease has ended. */
    List<Claim> claim(Session session, Lease lease, Demand demand) throws SQLException {
        if (!lives(session, lease)) {
            return List.of();
        }
        List<Long> chosen = heads(session, demand).stream()
                .sorted(Comparator.comparingInt(Head::priority)
                        .reversed()
                        .thenComparingLong(Head::nextRunAt)
                        .thenComparingLong(Head::seq))
                .limit(Math.max(0, demand.most()))
                .map(Head::seq)
                .toList();
        return chosen.isEmpty() ? List.of() : take(session, lease, chosen);
    }

    private static boolean lives(Session session, Lease lease) throws SQLException {
        try (ResultSet rows =
                session.prepare("SELECT 1 FROM leases WHERE id = ?", lease.id()).executeQuery()) {
            return rows.next();
        }
    }

    private static List<Head> heads(Session session, Demand demand) throws SQLException {
        List<Head> heads = new ArrayList<>();
        for (Map.Entry<String, Integer> name : demand.room().entrySet()) {
            int limit = Math.min(name.getValue(), demand.most());
            if (limit > 0) {
                heads.addAll(heads(session, name.getKey(), demand.dueBy(), limit));
            }
        }
        return heads;
    }

    /** The first due jobs of a task: those of the highest priority, then the next lower. */
    private static List<Head> heads(Session session, String name, Instant dueBy, int limit) throws SQLException {
        List<Head> heads = new ArrayList<>();
        Optional<Integer> priority = priorityBelow(session, name, HIGHEST);
        while (priority.isPresent() && heads.size() < limit) {
            int level = priority.get();
            try (ResultSet rows = session.prepare(HEAD, name, level, dueBy.toEpochMilli(), limit - heads.size())
                    .executeQuery()) {
                while (rows.next()) {
                    heads.add(new Head(rows.getLong(1), rows.getLong(2), level));
                }
            }
            priority = priorityBelow(session, name, level);
        }
        return heads;
    }

    private static Optional<Integer> priorityBelow(Session session, String name, long bound) throws SQLException {
        try (ResultSet rows = session.prepare(PRIORITY_BELOW, name, bound).executeQuery()) {
            return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
        }
    }

    private List<Claim> take(Session session, Lease lease, List<Long> chosen) throws SQLException {
        String seqs = chosen.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        Map<Long, Claim> taken = new HashMap<>();
        try (ResultSet rows = session.prepare(TAKE, lease.id(), stamp(), lease.workerId(), seqs)
                .executeQuery()) {
            while (rows.next()) {
                Job job = Rows.job(rows);
                taken.put(rows.getLong("seq"), new Claim(job, lease.id()));
            }
        }
        return chosen.stream().map(taken::get).toList();
    }

    /** When the lock is taken; never twice the same, so that two claims of one job under one lease differ. */
    private long stamp() {
        lastStamp = Math.max(lastStamp + 1, clock.millis());
        return lastStamp;
    }

    static Optional<Instant> earliest(Session session, Collection<String> names) throws SQLException {
        Optional<Instant> earliest = Optional.empty();
        for (String name : names) {
            Optional<Integer> priority = priorityBelow(session, name, HIGHEST);
            while (priority.isPresent()) {
                earliest = earlier(earliest, session.prepare(EARLIEST, name, priority.get()));
                priority = priorityBelow(session, name, priority.get());
            }
        }
        return earliest;
    }

    private static Optional<Instant> earlier(Optional<Instant> than, PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                return than;
            }
            Instant due = Instant.ofEpochMilli(rows.getLong(1));
            return Optional.of(than.filter(due::isAfter).orElse(due));
        }
    }
}
