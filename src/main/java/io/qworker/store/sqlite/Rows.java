package io.qworker.store.sqlite;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.UniqueKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Between a job and its row. The lease is no part of the job: it is written apart. */
final class Rows {

    /** The columns from which {@link #job} reads. */
    static final String COLUMNS = "document, next_run_at, locked_at, modified_by";

    static final String INSERT = """
            INSERT INTO jobs (name, next_run_at, priority, disabled, failed, repeats, locked_at, modified_by, unique_key,
            document, id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Writes a job over its row; the lease stays as it is. */
    static final String UPDATE = """
            UPDATE jobs SET name = ?, next_run_at = ?, priority = ?, disabled = ?, failed = ?, repeats = ?, locked_at = ?,
            modified_by = ?, unique_key = ?, document = ? WHERE id = ?""";

    /** Writes a job over its row and frees it from its lease. */
    static final String UPDATE_AND_FREE = UPDATE.replace("SET name", "SET lease = NULL, name");

    private Rows() {}

    /** The values for {@link #INSERT} and the updates, in their order. */
    static Object[] values(Job job) {
        return new Object[] {
            job.name(),
            milliseconds(job.nextRunAt()),
            job.priority(),
            job.disabled() ? 1 : 0,
            JobState.failed(job) ? 1 : 0,
            JobState.repeats(job.document()) ? 1 : 0,
            milliseconds(job.lockedAt()),
            text(job.document().get("lastModifiedBy")),
            text(job.document().get(UniqueKey.FIELD)),
            Documents.encode(job.document()),
            job.id().toByteArray()
        };
    }

    /** The job of the current row, which must hold {@link #COLUMNS}. */
    static Job job(ResultSet row) throws SQLException {
        BsonDocument document = Documents.decode(row.getBytes("document"));
        lay(document, "nextRunAt", date(row, "next_run_at"));
        lay(document, "lockedAt", date(row, "locked_at"));
        String modifiedBy = row.getString("modified_by");
        lay(document, "lastModifiedBy", modifiedBy == null ? BsonNull.VALUE : new BsonString(modifiedBy));
        return new Job(document);
    }

    /** A null column leaves a field that the document never had missing. */
    private static void lay(BsonDocument document, String field, BsonValue value) {
        if (!value.isNull() || document.containsKey(field)) {
            document.put(field, value);
        }
    }

    private static BsonValue date(ResultSet row, String column) throws SQLException {
        long milliseconds = row.getLong(column);
        return row.wasNull() ? BsonNull.VALUE : new BsonDateTime(milliseconds);
    }

    private static Long milliseconds(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }

    private static String text(BsonValue value) {
        return value != null && value.isString() ? value.asString().getValue() : null;
    }
}
