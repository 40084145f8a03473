package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.job.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * What counts against rate limits, {@code {_id, bucket, name, key, number, freeAt, period, lease, job}}: as many documents for each
 * bucket as jobs may begin in a period. A claim takes one, which then belongs to its job and lease; from the job's beginning
 * on it is of no use for a period. Each is taken and given back by one conditional write.
 */
final class Rates {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final String BUCKET = "bucket";
    private static final String NUMBER = "number";
    private static final String FREE_AT = "freeAt";
    private static final String PERIOD = "period";
    private static final String LEASE = "lease";
    private static final String JOB = "job";
    private static final String KEY = "key";

    private final MongoCollection<BsonDocument> starts;
    private final InstantSource clock;
    /** Jobs of this process that were claimed and have not begun. */
    private final Set<Held> toBegin = ConcurrentHashMap.newKeySet();

    private volatile Instant lastSweep = Instant.MIN;

    /** @param starts the collection of these documents */
    Rates(MongoCollection<BsonDocument> starts, InstantSource clock) {
        this.starts = starts;
        this.clock = clock;
    }

    /** A job as a lease holds it, or wants to: others may want the same one. */
    private record Held(String leaseId, ObjectId job) {
        static Held of(Claim claim) {
            return new Held(claim.leaseId(), claim.job().id());
        }
    }

    /** One of a bucket's documents that is of no use now. @param key the value that the jobs of its bucket have */
    record Spent(String bucket, BsonValue key, Instant freeAt) {}

    /** What is spent of a task's limit, those that are free soonest first. */
    List<Spent> spent(String name, RateLimit limit) {
        Instant now = clock.instant();
        List<Spent> spent = new ArrayList<>();
        starts.find(and(eq(Fields.NAME, name), or(ne(LEASE, null), gt(FREE_AT, Fields.date(now)))))
                .forEach(start -> {
                    boolean toBegin = start.isString(LEASE);
                    spent.add(new Spent(
                            start.getString(BUCKET).getValue(),
                            start.get(KEY, new BsonString("")),
                            toBegin
                                    ? now.plus(limit.per())
                                    : Instant.ofEpochMilli(
                                            start.getDateTime(FREE_AT).getValue())));
                });
        spent.sort((one, other) -> one.freeAt().compareTo(other.freeAt()));
        return spent;
    }

    static String bucket(String name, RateLimit limit, Job job) {
        return name + "\n" + limit.keyOf(job);
    }

    /** Has the job count; false when the limit is reached. */
    boolean take(String leaseId, Job job, RateLimit limit) {
        String bucket = bucket(job.name(), limit, job);
        toBegin.add(new Held(leaseId, job.id()));
        boolean taken = takeFree(leaseId, job, limit, bucket) || addOne(leaseId, job, limit, bucket);
        if (!taken) {
            toBegin.remove(new Held(leaseId, job.id()));
        }
        return taken;
    }

    private boolean takeFree(String leaseId, Job job, RateLimit limit, String bucket) {
        Bson free = and(
                eq(BUCKET, bucket),
                lt(NUMBER, limit.max()),
                eq(LEASE, null),
                lte(FREE_AT, Fields.date(clock.instant())));
        Bson take = combine(
                set(LEASE, leaseId), set(JOB, job.id()), set(PERIOD, limit.per().toMillis()));
        return starts.updateOne(free, take).getModifiedCount() > 0;
    }

    private boolean addOne(String leaseId, Job job, RateLimit limit, String bucket) {
        Set<Integer> there = starts.find(eq(BUCKET, bucket))
                .projection(include(NUMBER))
                .map(start -> start.getInt32(NUMBER).getValue())
                .into(new HashSet<>());
        for (int number = 0; number < limit.max() && there.size() < limit.max(); number++) {
            if (there.add(number)
                    && Insert.ifAbsent(
                            starts,
                            new BsonDocument(Fields.ID, new BsonString(bucket + "\n" + number))
                                    .append(BUCKET, new BsonString(bucket))
                                    .append(Fields.NAME, new BsonString(job.name()))
                                    .append(KEY, limit.valueOf(job))
                                    .append(NUMBER, new BsonInt32(number))
                                    .append(FREE_AT, new BsonDateTime(0))
                                    .append(PERIOD, new BsonInt64(limit.per().toMillis()))
                                    .append(LEASE, new BsonString(leaseId))
                                    .append(JOB, new BsonObjectId(job.id())))) {
                return true;
            }
        }
        return false;
    }

    /** These jobs began, at this instant at the latest; nothing when that was told before. */
    void began(Collection<Claim> claims, Instant at) {
        for (Claim claim : claims) {
            if (toBegin.contains(Held.of(claim))) {
                begin(and(eq(JOB, claim.job().id()), eq(LEASE, claim.leaseId())), at);
                toBegin.remove(Held.of(claim));
            }
        }
    }

    private void begin(Bson which, Instant at) {
        starts.find(which).forEach(start -> {
            Instant free = at.plusMillis(start.getNumber(PERIOD).longValue());
            Bson same = and(eq(start.get(Fields.ID)), eq(JOB, start.get(JOB)), eq(LEASE, start.get(LEASE)));
            starts.updateOne(same, combine(set(FREE_AT, Fields.date(free)), unset(LEASE), unset(JOB)));
        });
    }

    /** These jobs will not begin under the lease. */
    void giveBack(String leaseId, Collection<ObjectId> jobs) {
        List<ObjectId> counted = jobs.stream()
                .filter(job -> toBegin.contains(new Held(leaseId, job)))
                .toList();
        if (!counted.isEmpty()) {
            starts.updateMany(and(in(JOB, counted), eq(LEASE, leaseId)), combine(unset(LEASE), unset(JOB)));
            counted.forEach(job -> toBegin.remove(new Held(leaseId, job)));
        }
    }

    /** Jobs that were claimed under an ended lease began by now, if ever. */
    void holderIsGone(String leaseId) {
        begin(eq(LEASE, leaseId), clock.instant());
    }

    /** The leases under which jobs have yet to begin. */
    Set<String> leases(Instant now) {
        sweep(now);
        return starts.distinct(LEASE, ne(LEASE, null), String.class).into(new HashSet<>());
    }

    private void sweep(Instant now) {
        if (lastSweep.isBefore(now.minus(SWEEP_EVERY))) {
            lastSweep = now;
            starts.createIndex(ascending(BUCKET));
            starts.createIndex(ascending(Fields.NAME));
            starts.deleteMany(and(eq(LEASE, null), lte(FREE_AT, Fields.date(now))));
        }
    }
}
