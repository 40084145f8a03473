package io.qworker.store.sqlite;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The queries by which jobs are listed and counted; each goes down one index and stops after as many jobs as are wanted. */
final class ListingSql {

    /** From so many jobs on it is better to go by id than by time. */
    static final int MANY = 1000;

    private static final String JOBS = "SELECT " + Rows.COLUMNS + " FROM jobs ";
    private static final String NEWEST_FIRST = " AND id < ? ORDER BY id DESC LIMIT ?";

    static final String ALL = JOBS + "WHERE true" + NEWEST_FIRST;

    static final String PART = JOBS + "INDEXED BY jobs_listed WHERE name = ? AND part = ?" + NEWEST_FIRST;

    static final String UNLOCKED_PART =
            JOBS + "INDEXED BY jobs_listed WHERE name = ? AND part = ? AND locked_at IS NULL" + NEWEST_FIRST;

    /** There are never more than workers can hold. */
    static final String RUNNING = JOBS + "INDEXED BY jobs_held"
            + " WHERE locked_at IS NOT NULL AND (? OR name IN (SELECT value FROM json_each(?)))" + NEWEST_FIRST;

    /** The index has the priority before the time: each priority that free jobs have is looked at by itself. */
    private static final String FREE_BETWEEN = """
            INDEXED BY jobs_free WHERE name = ?1 AND locked_at IS NULL AND disabled = 0 AND priority IN (
              WITH RECURSIVE priorities (priority) AS (
                SELECT (SELECT max(priority) FROM jobs INDEXED BY jobs_free WHERE name = ?1
                  AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL)
                UNION ALL
                SELECT (SELECT max(jobs.priority) FROM jobs INDEXED BY jobs_free WHERE name = ?1
                  AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL AND jobs.priority < priorities.priority)
                FROM priorities WHERE priority IS NOT NULL)
              SELECT priority FROM priorities WHERE priority IS NOT NULL)
            AND next_run_at > ?2 AND next_run_at <= ?3""";

    static final String BY_TIME = JOBS + FREE_BETWEEN + " AND part = 'WAITING'" + NEWEST_FIRST;

    static final String FEW = "SELECT count(*) FROM (SELECT 1 FROM jobs " + FREE_BETWEEN + " LIMIT " + MANY + ")";

    static final String PARTS = "SELECT name, part FROM counts WHERE jobs > 0";

    /** Of each task and part: how many there are, and how many of these are locked. */
    static final String COUNTS = """
            WITH held AS (
              SELECT name, part, count(*) AS jobs FROM jobs INDEXED BY jobs_held
              WHERE locked_at IS NOT NULL GROUP BY name, part)
            SELECT name, part, counts.jobs AS jobs, ifnull(held.jobs, 0) AS held
            FROM counts LEFT JOIN held USING (name, part) WHERE counts.jobs > 0 ORDER BY name""";

    private ListingSql() {}

    static String json(Iterable<String> texts) {
        BsonArray array = new BsonArray();
        texts.forEach(text -> array.add(new BsonString(text)));
        String wrapped = new BsonDocument("a", array).toJson();
        return wrapped.substring(wrapped.indexOf('['), wrapped.lastIndexOf(']') + 1);
    }
}
