package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.store.JobQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Lists jobs by name and state, newest first. Telling a failed job compares two of its fields, which plain operators cannot:
 * the server narrows the search, and the last word is had here.
 */
final class Listing {

    private Listing() {}

    static List<Job> of(MongoCollection<BsonDocument> jobs, JobQuery query, Instant now) {
        Bson named = query.names().isEmpty() ? empty() : in(Fields.NAME, query.names());
        if (query.states().isEmpty()) {
            return jobs.find(named)
                    .sort(descending(Fields.ID))
                    .skip(query.skip())
                    .limit(query.limit())
                    .map(Job::new)
                    .into(new ArrayList<>());
        }
        List<Bson> states =
                query.states().stream().map(state -> perhaps(state, now)).toList();
        try (var cursor = jobs.find(and(named, or(states)))
                .sort(descending(Fields.ID))
                .map(Job::new)
                .cursor()) {
            Iterable<Job> found = () -> cursor;
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(job -> query.states().contains(JobState.of(job, now)))
                    .skip(query.skip())
                    .limit(query.limit())
                    .toList();
        }
    }

    /** Matches every job of this state, and some others. */
    private static Bson perhaps(JobState state, Instant now) {
        Bson unlocked = eq(Fields.LOCKED_AT, null);
        BsonDateTime instant = new BsonDateTime(now.toEpochMilli());
        return switch (state) {
            case RUNNING -> ne(Fields.LOCKED_AT, null);
            case FAILED -> and(unlocked, ne("failedAt", null));
            case REPEATING -> and(unlocked, ne("repeatInterval", null));
            case SCHEDULED -> and(unlocked, gt(Fields.NEXT_RUN_AT, instant));
            case QUEUED -> and(unlocked, lte(Fields.NEXT_RUN_AT, instant));
            case COMPLETED -> and(unlocked, eq(Fields.NEXT_RUN_AT, null));
        };
    }
}
