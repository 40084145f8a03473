package io.qworker.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The free jobs of a task, or of one key of its rate limit, in the order in which they are taken. A look costs a few steps
 * down an index for each priority that is in use, however many jobs wait and whenever they are due.
 */
final class FreeJobs {

    private static final String FREE = " AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL";

    /** The queries for the jobs that one of the indexes holds together. */
    record Sql(String from) {

        static final Sql OF_TASK = new Sql(" FROM jobs INDEXED BY jobs_free WHERE name = ?" + FREE);
        static final Sql OF_KEY = new Sql(" FROM jobs INDEXED BY jobs_keyed WHERE name = ? AND rate_key = ?" + FREE);

        /** The next lower priority: one step, however many jobs share one. */
        String priorityBelow() {
            return "SELECT priority" + from + " AND priority < ? ORDER BY priority DESC LIMIT 1";
        }

        String head() {
            return "SELECT seq, next_run_at" + from
                    + " AND priority = ? AND next_run_at <= ? ORDER BY next_run_at LIMIT ?";
        }

        String earliest() {
            return "SELECT next_run_at" + from + " AND priority = ? ORDER BY next_run_at LIMIT 1";
        }
    }

    /** Above every priority. */
    private static final long HIGHEST = Long.MAX_VALUE;

    private final Session session;
    private final Sql sql;
    private final Object[] place;

    /** A job that may be taken. */
    record Head(long seq, long nextRunAt, int priority) {}

    private FreeJobs(Session session, Sql sql, Object... place) {
        this.session = session;
        this.sql = sql;
        this.place = place;
    }

    static FreeJobs of(Session session, String name) {
        return new FreeJobs(session, Sql.OF_TASK, name);
    }

    static FreeJobs of(Session session, String name, String key) {
        return new FreeJobs(session, Sql.OF_KEY, name, key);
    }

    /** The first due jobs: those of the highest priority, then the next lower. */
    List<Head> heads(Instant dueBy, int limit) throws SQLException {
        List<Head> heads = new ArrayList<>();
        Optional<Integer> priority = limit > 0 ? priorityBelow(HIGHEST) : Optional.empty();
        while (priority.isPresent() && heads.size() < limit) {
            int level = priority.get();
            try (ResultSet rows = ask(sql.head(), level, dueBy.toEpochMilli(), limit - heads.size())) {
                while (rows.next()) {
                    heads.add(new Head(rows.getLong(1), rows.getLong(2), level));
                }
            }
            priority = priorityBelow(level);
        }
        return heads;
    }

    /** When the first of them is due. */
    Optional<Instant> earliest() throws SQLException {
        Optional<Instant> earliest = Optional.empty();
        Optional<Integer> priority = priorityBelow(HIGHEST);
        while (priority.isPresent()) {
            try (ResultSet rows = ask(sql.earliest(), priority.get())) {
                if (rows.next()) {
                    earliest = earlier(earliest, Instant.ofEpochMilli(rows.getLong(1)));
                }
            }
            priority = priorityBelow(priority.get());
        }
        return earliest;
    }

    static Optional<Instant> earlier(Optional<Instant> one, Instant other) {
        return Optional.of(one.filter(other::isAfter).orElse(other));
    }

    private Optional<Integer> priorityBelow(long bound) throws SQLException {
        try (ResultSet rows = ask(sql.priorityBelow(), bound)) {
            return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
        }
    }

    private ResultSet ask(String query, Object... values) throws SQLException {
        return session.prepare(
                        query,
                        Stream.concat(Stream.of(place), Stream.of(values)).toArray())
                .executeQuery();
    }
}
