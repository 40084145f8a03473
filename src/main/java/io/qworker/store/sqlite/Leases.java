package io.qworker.store.sqlite;

import io.qworker.store.Lease;
import io.qworker.store.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** The leases, and the return of jobs whose holder is gone. All but {@link #workers} happens within a write. */
final class Leases {

    /** Frees a job; one that already lost its time, being under way, is due at once. */
    static final String FREE = "UPDATE jobs SET lease = NULL, locked_at = NULL, next_run_at = ifnull(next_run_at, ?)";

    private static final String LOST =
            " WHERE locked_at IS NOT NULL AND lease IS NOT NULL AND lease NOT IN (SELECT id FROM leases)";

    private static final String PEERS = " WHERE locked_at IS NOT NULL AND lease IS NULL";

    private static final String WORKERS = """
            SELECT worker, about, expires_at,
              (SELECT count(*) FROM jobs WHERE locked_at IS NOT NULL AND lease = leases.id) AS jobs
            FROM leases WHERE expires_at > ? ORDER BY worker, id""";

    private Leases() {}

    static void open(Session session, Lease lease, BsonDocument about, long now) throws SQLException {
        session.run(
                "INSERT INTO leases (id, worker, expires_at, about) VALUES (?, ?, ?, ?)",
                lease.id(),
                lease.workerId(),
                now + lease.life().toMillis(),
                Documents.encode(about));
    }

    static boolean renew(Session session, Lease lease, long now) throws SQLException {
        long end = now + lease.life().toMillis();
        return session.run("UPDATE leases SET expires_at = ? WHERE id = ?", end, lease.id()) > 0;
    }

    static int close(Session session, Lease lease, long now) throws SQLException {
        session.run("DELETE FROM leases WHERE id = ?", lease.id());
        Rates.holderIsGone(session, now);
        return session.run(FREE + " WHERE locked_at IS NOT NULL AND lease = ?", now, lease.id());
    }

    static List<Presence> workers(Session session, long now) throws SQLException {
        List<Presence> workers = new ArrayList<>();
        try (ResultSet rows = session.prepare(WORKERS, now).executeQuery()) {
            while (rows.next()) {
                byte[] about = rows.getBytes("about");
                workers.add(new Presence(
                        rows.getString("worker"),
                        about == null ? new BsonDocument() : Documents.decode(about),
                        Instant.ofEpochMilli(rows.getLong("expires_at")),
                        rows.getInt("jobs")));
            }
        }
        return workers;
    }

    static int returnLost(Session session, Map<String, Duration> lockLifetimes, long now) throws SQLException {
        session.run("DELETE FROM leases WHERE expires_at <= ?", now);
        Rates.holderIsGone(session, now);
        int freed = session.run(FREE + LOST, now);
        for (Map.Entry<String, Duration> lifetime : lockLifetimes.entrySet()) {
            long deadline = now - lifetime.getValue().toMillis();
            freed += session.run(FREE + PEERS + " AND name = ? AND locked_at <= ?", now, lifetime.getKey(), deadline);
        }
        return freed;
    }

    static int returnJobsOf(Session session, String workerId, long now) throws SQLException {
        return session.run(FREE + PEERS + " AND modified_by = ?", now, workerId);
    }
}
