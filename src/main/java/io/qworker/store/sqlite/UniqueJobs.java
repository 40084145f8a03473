package io.qworker.store.sqlite;

import io.qworker.filter.Filter;
import io.qworker.job.Job;
import io.qworker.job.UniqueJob;
import io.qworker.job.UniqueKey;
import io.qworker.job.Upserted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.bson.BsonDocument;

/** Jobs of which there is to be one, within a write. */
final class UniqueJobs {

    private static final String OF_NAME =
            "SELECT " + Rows.COLUMNS + " FROM jobs INDEXED BY jobs_unique WHERE name = ? AND ";

    private static final String KEYED = OF_NAME + "unique_key = ?";

    private static final String FORGET_KEY = "UPDATE jobs SET unique_key = NULL WHERE name = ? AND unique_key = ?";

    /** However many jobs have keys of the same fields, they are passed over. */
    static final String OTHERS = OF_NAME + "unique_key IS NULL UNION ALL " + OF_NAME + "unique_key < ? UNION ALL "
            + OF_NAME + "unique_key >= ?";

    private static final String ALL = OF_NAME + "TRUE";

    private static final String PAST_ALL_TEXTS = Character.toString(Character.MAX_CODE_POINT);

    private final Session session;

    UniqueJobs(Session session) {
        this.session = session;
    }

    Upserted upsert(UniqueJob wanted) throws SQLException {
        Filter.refuseCode(wanted.query());
        Filter filter = Filter.of(wanted.query());
        Optional<Job> there = keyed(wanted, filter);
        if (there.isEmpty()) {
            there = adoptable(wanted, filter);
        }
        if (there.isPresent()) {
            return new Upserted(write(there.get(), wanted), false);
        }
        Job job = wanted.toJob();
        session.run(Rows.INSERT, Rows.values(job));
        return new Upserted(job, true);
    }

    private Job write(Job job, UniqueJob wanted) throws SQLException {
        BsonDocument set = SqliteJobStore.withoutLock(wanted.set());
        set.put(UniqueKey.FIELD, wanted.key().value());
        Job written = job.with(set);
        session.run(Rows.UPDATE, Rows.values(written));
        return written;
    }

    /** The job with the key, unless it has been changed since so that the query no longer means it. */
    private Optional<Job> keyed(UniqueJob wanted, Filter filter) throws SQLException {
        String key = wanted.key().text();
        Optional<Job> job = first(filter, KEYED, wanted.name(), key);
        if (job.isEmpty()) {
            session.run(FORGET_KEY, wanted.name(), key);
        }
        return job;
    }

    private Optional<Job> adoptable(UniqueJob wanted, Filter filter) throws SQLException {
        String name = wanted.name();
        String fields = wanted.key().fields();
        return wanted.key().exact()
                ? first(filter, OTHERS, name, name, fields, name, fields + PAST_ALL_TEXTS)
                : first(filter, ALL, name);
    }

    private Optional<Job> first(Filter filter, String select, Object... values) throws SQLException {
        try (ResultSet rows = session.prepare(select, values).executeQuery()) {
            while (rows.next()) {
                Job job = Rows.job(rows);
                if (filter.matches(job.document())) {
                    return Optional.of(job);
                }
            }
        }
        return Optional.empty();
    }
}
