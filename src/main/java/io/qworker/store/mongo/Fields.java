package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.schedule.NextRun;
import io.qworker.store.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * What we add to Agenda's document, and how jobs are recognised. We add {@code lease: {id, lockedAt}}: who holds
 * the job, and the value of {@code lockedAt} which that lease wrote. Node peers know {@code lockedAt} only. So a job of ours
 * whose {@code lockedAt} is null was wiped by an Agenda 6 save and is still ours; one whose {@code lockedAt} is another value
 * was taken over by a peer, and we must not write. A job of a request has a second one, {@code ticket}, for the moment until
 * it is enabled, and one of a task of which only some may run at once its {@code slot}. Source: protocol.md §4.6, §4.9.
 */
final class Fields {

    static final String ID = "_id";
    static final String NAME = "name";
    static final String NEXT_RUN_AT = "nextRunAt";
    static final String LOCKED_AT = "lockedAt";
    static final String LAST_RUN_AT = "lastRunAt";
    static final String PRIORITY = "priority";
    static final String DISABLED = "disabled";
    static final String LAST_MODIFIED_BY = "lastModifiedBy";
    /** On a job whose request is being stored. */
    static final String TICKET = "ticket";

    /** On a job of a task of which only some may run at once; it goes with the lease. */
    static final String SLOT = "slot";

    static final String REPEAT_INTERVAL = "repeatInterval";
    static final String FAILED_AT = "failedAt";
    static final String LAST_FINISHED_AT = "lastFinishedAt";
    static final String REPEAT_AT = "repeatAt";

    static final String LEASE = "lease";
    static final String LEASE_ID = "lease.id";
    static final String LEASE_LOCKED_AT = "lease.lockedAt";

    /** Comparing with it meets dates alone, and goes down an index past all that have none. */
    private static final BsonDateTime ANY_DATE = new BsonDateTime(Long.MIN_VALUE);

    /** What decides whether and when a job is taken, and when it runs again. */
    static final List<String> CHOSEN_BY =
            List.of(NAME, NEXT_RUN_AT, PRIORITY, REPEAT_INTERVAL, REPEAT_AT, "repeatTimezone");

    private Fields() {}

    static Bson locked() {
        return gte(LOCKED_AT, ANY_DATE);
    }

    static Bson leased() {
        return ne(LEASE, null);
    }

    static Bson timed() {
        return gte(NEXT_RUN_AT, ANY_DATE);
    }

    static Bson noLaterThan(Instant instant) {
        return lte(NEXT_RUN_AT, date(instant));
    }

    /** Jobs that failed, now or before they went well. */
    static Bson failedOnce() {
        return gte(FAILED_AT, ANY_DATE);
    }

    /** Jobs with a repeat interval that is a text or a number. */
    static Bson repeats() {
        return or(gt(REPEAT_INTERVAL, ""), gt(REPEAT_INTERVAL, 0));
    }

    /** The names of all jobs. */
    static List<String> names(MongoCollection<BsonDocument> jobs) {
        return jobs.distinct(NAME, String.class).into(new ArrayList<>());
    }

    static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    /** Jobs that anyone may take, once they are due. */
    static Bson free(Collection<String> names) {
        return and(in(NAME, names), eq(LOCKED_AT, null), eq(LEASE, null), ne(DISABLED, true));
    }

    /** This job, if nobody holds it and its course is as it was seen. */
    static Bson freeAs(Job seen) {
        List<Bson> conditions = new ArrayList<>(List.of(eq(ID, seen.id()), eq(LOCKED_AT, null), eq(LEASE, null)));
        Job.COURSE.forEach(field -> conditions.add(eq(field, seen.document().getOrDefault(field, BsonNull.VALUE))));
        return and(conditions);
    }

    static Bson freeAndDue(Collection<String> names, BsonDateTime dueBy) {
        return and(free(names), lte(NEXT_RUN_AT, dueBy));
    }

    static Bson ids(Collection<ObjectId> ids) {
        return in(ID, ids);
    }

    /** Jobs that this lease still holds, where it wrote one of these stamps. */
    static Bson held(String leaseId, Collection<? extends BsonValue> stamps) {
        List<BsonValue> values = new ArrayList<>(stamps);
        values.add(BsonNull.VALUE);
        return and(eq(LEASE_ID, leaseId), in(LOCKED_AT, values));
    }

    /** Marks jobs as held by the lease. */
    static Bson hold(Lease lease, BsonDateTime stamp) {
        return combine(
                set(LOCKED_AT, stamp),
                set(LAST_MODIFIED_BY, lease.workerId()),
                set(LEASE, new BsonDocument("id", new BsonString(lease.id())).append(LOCKED_AT, stamp)));
    }

    /**
     * Marks a job as taken: like every Agenda we move its time on when we take it, so that no peer takes it for due when an
     * Agenda 6 save or a starting original worker wipes its lock. Source: protocol.md §4.6, §4.9 step 3.
     *
     * @param next when it runs again; null for a one-off job
     */
    static Bson take(Lease lease, BsonDateTime stamp, BsonValue next) {
        return combine(hold(lease, stamp), set(NEXT_RUN_AT, next));
    }

    /** The {@code nextRunAt} that a job bears while a claim with this stamp holds it. */
    static BsonValue timeWhileTaken(Job job, BsonDateTime stamp) {
        Instant takenAt = Instant.ofEpochMilli(stamp.getValue());
        return NextRun.after(job.document(), takenAt) instanceof NextRun.At(Instant at)
                ? new BsonDateTime(at.toEpochMilli())
                : BsonNull.VALUE;
    }

    /** Frees a job that a lease holds. */
    static Bson letGo() {
        return combine(set(LOCKED_AT, null), forget());
    }

    /** Takes our mark off a job. */
    static Bson forget() {
        return combine(unset(LEASE), unset(SLOT));
    }

    /** Frees a job that was taken and has not run. */
    static Bson giveBack(Job job) {
        return combine(letGo(), set(NEXT_RUN_AT, job.document().get(NEXT_RUN_AT)));
    }

    /** Frees a job whose run was cut short: it is due at once. */
    static Bson letGoDue(BsonDateTime now) {
        return combine(letGo(), set(NEXT_RUN_AT, now));
    }

    /** The stamp of the lock under which a claim was made. */
    static BsonDateTime stamp(Claim claim) {
        return claim.job().document().getDateTime(LOCKED_AT);
    }

    static boolean isHeldBy(String leaseId, BsonDocument job) {
        return job.get(LEASE) instanceof BsonDocument lease && new BsonString(leaseId).equals(lease.get("id"));
    }

    /** Whether a job that carries a lease was taken over by a Node peer since. */
    static boolean takenOver(BsonDocument job) {
        BsonValue lockedAt = job.get(LOCKED_AT, BsonNull.VALUE);
        BsonValue ours = job.getDocument(LEASE).get(LOCKED_AT);
        return !lockedAt.isNull() && !lockedAt.equals(ours);
    }
}
