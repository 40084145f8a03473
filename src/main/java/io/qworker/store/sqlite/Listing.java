package io.qworker.store.sqlite;

import io.qworker.job.Job;
import io.qworker.store.JobQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Lists jobs by name and state, newest first. */
final class Listing {

    /** The state as {@code JobState.of} tells it, by name. */
    private static final String STATE = """
            CASE WHEN locked_at IS NOT NULL THEN 'RUNNING' WHEN failed THEN 'FAILED' WHEN repeats THEN 'REPEATING'
            WHEN next_run_at IS NULL THEN 'COMPLETED' WHEN next_run_at > ? THEN 'SCHEDULED' ELSE 'QUEUED' END""";

    private static final String SELECT = """
            SELECT %s FROM jobs WHERE (? OR name IN (SELECT value FROM json_each(?)))
            AND (? OR %s IN (SELECT value FROM json_each(?))) ORDER BY seq DESC LIMIT ? OFFSET ?""".formatted(Rows.COLUMNS, STATE);

    private Listing() {}

    static List<Job> of(Session session, JobQuery query, Instant now) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        try (ResultSet rows = session.prepare(
                        SELECT,
                        query.names().isEmpty(),
                        json(query.names()),
                        query.states().isEmpty(),
                        now.toEpochMilli(),
                        json(query.states().stream().map(Enum::name).toList()),
                        query.limit(),
                        query.skip())
                .executeQuery()) {
            while (rows.next()) {
                jobs.add(Rows.job(rows));
            }
        }
        return jobs;
    }

    private static String json(Iterable<String> texts) {
        BsonArray array = new BsonArray();
        texts.forEach(text -> array.add(new BsonString(text)));
        String wrapped = new BsonDocument("a", array).toJson();
        return wrapped.substring(wrapped.indexOf('['), wrapped.lastIndexOf(']') + 1);
    }
}
