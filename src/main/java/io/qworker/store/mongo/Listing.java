package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.store.JobFilter;
import io.qworker.store.JobPage;
import io.qworker.store.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Lists jobs newest first. Telling a failed job compares two of its fields, which plain operators cannot: the server narrows
 * the search, and the last word is had here. States that are rare have indexes; for the others the ids are gone down.
 */
final class Listing {

    private static final Set<JobState> RARE = EnumSet.of(JobState.RUNNING, JobState.FAILED, JobState.REPEATING);
    /** From so many jobs on a state is not rare. */
    private static final int MANY = 5_000;

    private final MongoCollection<BsonDocument> jobs;
    private final JobFilter filter;
    private final Instant now;

    private Listing(MongoCollection<BsonDocument> jobs, JobFilter filter, Instant now) {
        this.jobs = jobs;
        this.filter = filter;
        this.now = now;
    }

    static JobPage page(
            MongoCollection<BsonDocument> jobs, JobFilter filter, Optional<ObjectId> after, int limit, Instant now) {
        Listing listing = new Listing(jobs, filter, now);
        if (!filter.states().isEmpty() && RARE.containsAll(filter.states())) {
            List<ObjectId> rare = listing.rare(after);
            if (rare.size() < MANY) {
                return Walk.fill(filter, after, limit, now, (from, length) -> listing.among(rare, from, length));
            }
        }
        return Walk.fill(filter, after, limit, now, listing::down);
    }

    /** The ids of jobs that may be of these rare states, newest first. */
    private List<ObjectId> rare(Optional<ObjectId> after) {
        List<Bson> marks = filter.states().stream().map(this::mark).toList();
        return jobs
                .find(and(below(after), or(marks)))
                .projection(include(Fields.ID))
                .limit(MANY)
                .map(job -> job.getObjectId(Fields.ID).getValue())
                .into(new ArrayList<>())
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private Bson mark(JobState state) {
        return switch (state) {
            case RUNNING ->
                and(in(Fields.NAME, filter.names().isEmpty() ? Fields.names(jobs) : filter.names()), Fields.locked());
            case FAILED -> Fields.failedOnce();
            default -> Fields.repeats();
        };
    }

    private Walk.Stretch among(List<ObjectId> ids, Optional<ObjectId> from, int length) {
        List<ObjectId> some = ids.stream()
                .filter(id -> from.isEmpty() || id.compareTo(from.get()) < 0)
                .limit(length)
                .toList();
        Optional<ObjectId> end = some.size() < length ? Optional.empty() : Optional.of(some.getLast());
        return new Walk.Stretch(read(Fields.ids(some)), end);
    }

    private Walk.Stretch down(Optional<ObjectId> from, int length) {
        if (filter.states().isEmpty() && filter.names().isEmpty()) {
            List<Job> read = jobs.find(below(from))
                    .sort(descending(Fields.ID))
                    .limit(length)
                    .map(Job::new)
                    .into(new ArrayList<>());
            return new Walk.Stretch(
                    read,
                    read.size() < length
                            ? Optional.empty()
                            : Optional.of(read.getLast().id()));
        }
        Optional<ObjectId> end = Optional.ofNullable(jobs.find(below(from))
                        .projection(include(Fields.ID))
                        .sort(descending(Fields.ID))
                        .skip(length - 1)
                        .first())
                .map(job -> job.getObjectId(Fields.ID).getValue());
        Bson stretch = and(below(from), end.map(id -> gte(Fields.ID, id)).orElse(empty()));
        return new Walk.Stretch(read(and(stretch, named(), ofStates())), end);
    }

    private List<Job> read(Bson which) {
        return jobs.find(which).sort(descending(Fields.ID)).map(Job::new).into(new ArrayList<>());
    }

    private static Bson below(Optional<ObjectId> after) {
        return after.map(id -> lt(Fields.ID, id)).orElse(empty());
    }

    private Bson named() {
        return filter.names().isEmpty() ? empty() : in(Fields.NAME, filter.names());
    }

    private Bson ofStates() {
        return filter.states().isEmpty()
                ? empty()
                : or(filter.states().stream().map(this::perhaps).toList());
    }

    /** Matches every job of this state, and some others. */
    private Bson perhaps(JobState state) {
        Bson unlocked = eq(Fields.LOCKED_AT, null);
        return switch (state) {
            case RUNNING -> ne(Fields.LOCKED_AT, null);
            case FAILED -> and(unlocked, ne(Fields.FAILED_AT, null));
            case REPEATING -> and(unlocked, ne(Fields.REPEAT_INTERVAL, null));
            case SCHEDULED -> and(unlocked, gt(Fields.NEXT_RUN_AT, Fields.date(now)));
            case QUEUED -> and(unlocked, Fields.noLaterThan(now));
            case COMPLETED -> and(unlocked, eq(Fields.NEXT_RUN_AT, null));
        };
    }
}
