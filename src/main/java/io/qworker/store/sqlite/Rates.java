package io.qworker.store.sqlite;

import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.job.RateLimit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What counts against rate limits: a row for each job from its claim until its period has passed since it began. While it
 * has not begun, the row belongs to its lease; whose lease ends without a word may have begun until then.
 */
final class Rates {

    private static final String BEGAN = """
            UPDATE starts SET free_at = ? + period, lease = NULL, job = NULL WHERE lease = ? AND job = ?""";

    private static final String HOLDER_IS_GONE = """
            UPDATE starts SET free_at = ? + period, lease = NULL, job = NULL
            WHERE lease IS NOT NULL AND lease NOT IN (SELECT id FROM leases)""";

    /** When the row ends that has to, for there to be room; those of jobs that have not begun take a period at least. */
    private static final String NEXT_FREE = """
            SELECT ifnull(free_at, ?2) FROM starts WHERE bucket = ?1 AND (free_at IS NULL OR free_at > ?3)
            ORDER BY ifnull(free_at, ?2) LIMIT 1 OFFSET ?4""";

    private static final String COUNT =
            "SELECT count(*) FROM starts WHERE bucket = ? AND (free_at IS NULL OR free_at > ?)";

    private Rates() {}

    /** What shares one limit: the jobs of a task, or those of one key. */
    static String bucket(String name, String key) {
        return name + "\n" + key;
    }

    /** How many more jobs may be claimed now. */
    static int room(Session session, RateLimit limit, String bucket, long now) throws SQLException {
        return limit.max() - count(session, bucket, now);
    }

    private static int count(Session session, String bucket, long now) throws SQLException {
        try (ResultSet rows = session.prepare(COUNT, bucket, now).executeQuery()) {
            return rows.getInt(1);
        }
    }

    /** When the next job may be claimed; empty when it may be now. */
    static Optional<Instant> nextFree(Session session, RateLimit limit, String bucket, long now) throws SQLException {
        int tooMany = count(session, bucket, now) - limit.max();
        if (tooMany < 0) {
            return Optional.empty();
        }
        long never = now + limit.per().toMillis();
        try (ResultSet rows =
                session.prepare(NEXT_FREE, bucket, never, now, tooMany).executeQuery()) {
            return Optional.of(Instant.ofEpochMilli(rows.getLong(1)));
        }
    }

    /** A job is being claimed: it counts from now on. */
    static void claimed(Session session, Claim claim, RateLimit limit, long now) throws SQLException {
        Job job = claim.job();
        String bucket = bucket(job.name(), limit.keyOf(job));
        session.run("DELETE FROM starts WHERE bucket = ? AND free_at <= ?", bucket, now);
        session.run(
                "INSERT INTO starts (bucket, period, lease, job) VALUES (?, ?, ?, ?)",
                bucket,
                limit.per().toMillis(),
                claim.leaseId(),
                job.id().toByteArray());
    }

    /** Whether any claimed job has not begun; there is nothing to write for any otherwise. */
    static boolean anyToBegin(Session session) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT 1 FROM starts WHERE lease IS NOT NULL LIMIT 1")
                .executeQuery()) {
            return rows.next();
        }
    }

    /** The job began, at this instant at the latest; nothing when that was told before. */
    static int began(Session session, Claim claim, long at) throws SQLException {
        return session.run(BEGAN, at, claim.leaseId(), claim.job().id().toByteArray());
    }

    /** The job will not begin. */
    static int giveBack(Session session, Claim claim) throws SQLException {
        return session.run(
                "DELETE FROM starts WHERE lease = ? AND job = ?",
                claim.leaseId(),
                claim.job().id().toByteArray());
    }

    /** Jobs whose lease has ended began by now, if ever. */
    static int holderIsGone(Session session, long now) throws SQLException {
        session.run("DELETE FROM starts WHERE free_at <= ?", now);
        return session.run(HOLDER_IS_GONE, now);
    }
}
