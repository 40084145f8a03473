package io.qworker.store.sqlite;

import io.qworker.job.Job;
import java.sql.SQLException;
import java.time.Duration;

/** Which requests for a job were stored lately, each once. */
final class Requests {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final String REMEMBER = """
            INSERT INTO requests (id, stored_at) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE id = ?1)
            ON CONFLICT DO NOTHING""";

    private Requests() {}

    /** Stores the job within a write, unless its id was requested before; answers whether it did. */
    static boolean addOnce(Session session, Job job, long now) throws SQLException {
        session.run("DELETE FROM requests WHERE stored_at <= ?", now - REMEMBERED.toMillis());
        if (session.run(REMEMBER, job.id().toByteArray(), now) == 0) {
            return false;
        }
        session.run(Rows.INSERT, Rows.values(job));
        return true;
    }
}
