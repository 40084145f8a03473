package io.qworker.store.sqlite;

import io.qworker.job.RateLimit;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which keys of a task's rate limit jobs wait for. A job's key is worked out once, by the first claim that comes after the
 * job was stored or changed, and lies in a column; so that the jobs of a key that has to wait are passed over in one step.
 */
final class RateKeys {

    /** How many keys are worked out in one claim. */
    private static final int MOST = 5_000;

    private static final String REMEMBER = """
            INSERT INTO rate_keys (name, path) VALUES (?1, ?2)
            ON CONFLICT DO UPDATE SET path = excluded.path WHERE path <> excluded.path""";

    private static final String FREE = " FROM jobs INDEXED BY jobs_keyed WHERE rate_key IS NOT NULL"
            + " AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL AND name = ?";

    private static final String UNKNOWN = "SELECT seq, " + Rows.COLUMNS + FREE
            + " AND rate_key = '' ORDER BY priority DESC, next_run_at LIMIT " + MOST;

    private static final String NEXT = "SELECT rate_key" + FREE + " AND rate_key > ? ORDER BY rate_key LIMIT 1";

    private RateKeys() {}

    /** The keys of free jobs, each as the column has it, within a write. */
    static List<String> workOut(Session session, String name, RateLimit limit) throws SQLException {
        if (session.run(REMEMBER, name, limit.key()) > 0) {
            session.run("UPDATE jobs SET rate_key = '' WHERE name = ?", name);
        }
        record Found(long seq, String key) {}
        List<Found> found = new ArrayList<>();
        try (ResultSet rows = session.prepare(UNKNOWN, name).executeQuery()) {
            while (rows.next()) {
                found.add(new Found(rows.getLong("seq"), column(limit.keyOf(Rows.job(rows)))));
            }
        }
        for (Found job : found) {
            session.run("UPDATE jobs SET rate_key = ? WHERE seq = ?", job.key(), job.seq());
        }
        return all(session, name);
    }

    /** The keys of free jobs, as far as they are worked out. */
    static List<String> all(Session session, String name) throws SQLException {
        List<String> keys = new ArrayList<>();
        Optional<String> next = next(session.prepare(NEXT, name, ""));
        while (next.isPresent()) {
            keys.add(next.get());
            next = next(session.prepare(NEXT, name, next.get()));
        }
        return keys;
    }

    private static Optional<String> next(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** Whether jobs wait whose key is not worked out yet. */
    static boolean anyUnknown(Session session, String name) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT 1" + FREE + " AND rate_key = '' LIMIT 1", name)
                .executeQuery()) {
            return rows.next();
        }
    }

    /** A key as the column has it, where an empty text means that it is not known. */
    private static String column(String key) {
        return "=" + key;
    }

    static String key(String column) {
        return column.substring(1);
    }
}
