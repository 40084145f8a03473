package io.qworker.store.sqlite;

import io.qworker.filter.Filter;
import io.qworker.filter.SortOrder;
import io.qworker.job.Job;
import io.qworker.store.JobQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Jobs that a query in MongoDB's words means. What it says of {@code _id} or {@code name} tells where to look. */
final class Querying {

    private static final String JOBS = "SELECT " + Rows.COLUMNS + " FROM jobs ";
    private static final String BY_ID = JOBS + "WHERE id = ?";
    private static final String BY_NAME = JOBS + "WHERE name = ? ORDER BY seq";
    private static final String ALL = JOBS + "ORDER BY seq";

    private final Session session;

    Querying(Session session) {
        this.session = session;
    }

    List<Job> find(JobQuery query) throws SQLException {
        Stream<Job> jobs = matching(query.filter()).stream();
        if (!query.sort().isEmpty()) {
            Comparator<BsonDocument> order = SortOrder.of(query.sort());
            jobs = jobs.sorted(Comparator.comparing(Job::document, order));
        }
        jobs = jobs.skip(query.skip());
        return (query.limit() == 0 ? jobs : jobs.limit(Math.abs(query.limit()))).toList();
    }

    int remove(BsonDocument filter) throws SQLException {
        List<Job> jobs = matching(filter);
        for (Job job : jobs) {
            session.run("DELETE FROM jobs WHERE id = ?", (Object) job.id().toByteArray());
        }
        return jobs.size();
    }

    int update(BsonDocument filter, BsonDocument set) throws SQLException {
        List<Job> jobs = matching(filter);
        for (Job job : jobs) {
            session.run(Rows.UPDATE, Rows.values(job.with(set)));
        }
        return jobs.size();
    }

    private List<Job> matching(BsonDocument query) throws SQLException {
        Filter filter = Filter.of(query);
        List<Job> found = new ArrayList<>();
        BsonValue id = query.get("_id");
        BsonValue name = query.get("name");
        if (all(id, BsonValue::isObjectId)) {
            read(filter, BY_ID, values(id, each -> each.asObjectId().getValue().toByteArray()), found);
        } else if (all(name, BsonValue::isString)) {
            read(filter, BY_NAME, values(name, each -> each.asString().getValue()), found);
        } else {
            read(filter, ALL, found);
        }
        return found;
    }

    /** Whether this is a value of a kind, or {@code {$in: […]}} with nothing but such values. */
    private static boolean all(BsonValue wanted, Function<BsonValue, Boolean> kind) {
        if (wanted == null) {
            return false;
        }
        return isList(wanted) ? wanted.asDocument().getArray("$in").stream().allMatch(kind::apply) : kind.apply(wanted);
    }

    private static boolean isList(BsonValue wanted) {
        return wanted.isDocument()
                && wanted.asDocument().size() == 1
                && wanted.asDocument().isArray("$in");
    }

    private static List<Object> values(BsonValue wanted, Function<BsonValue, Object> value) {
        return isList(wanted)
                ? wanted.asDocument().getArray("$in").stream()
                        .distinct()
                        .map(value)
                        .toList()
                : List.of(value.apply(wanted));
    }

    private void read(Filter filter, String select, List<Object> values, List<Job> found) throws SQLException {
        for (Object value : values) {
            read(filter, select, found, value);
        }
    }

    private void read(Filter filter, String select, List<Job> found, Object... values) throws SQLException {
        try (ResultSet rows = session.prepare(select, values).executeQuery()) {
            while (rows.next()) {
                Job job = Rows.job(rows);
                if (filter.matches(job.document())) {
                    found.add(job);
                }
            }
        }
    }
}
