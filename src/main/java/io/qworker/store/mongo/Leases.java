package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Job;
import io.qworker.store.Lease;
import io.qworker.store.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * The leases, {@code {_id, workerId, about, expiresAt}}, and the return of jobs whose lease has ended. A lease ends in two steps, so
 * that whoever dies in between leaves the rest to the next: it is marked {@code ended}, its jobs are freed, it is deleted.
 */
final class Leases {

    private static final String EXPIRES_AT = "expiresAt";
    private static final String WORKER_ID = "workerId";
    private static final String ABOUT = "about";
    private static final Bson LIVING = ne("ended", true);
    private static final Bson END = set("ended", true);

    private final MongoCollection<BsonDocument> jobs;
    private final MongoCollection<BsonDocument> leases;
    private final Rates rates;
    private final InstantSource clock;
    private final Map<String, Locks> locks = new ConcurrentHashMap<>();
    private long lastStamp;

    Leases(MongoCollection<BsonDocument> jobs, MongoCollection<BsonDocument> leases, Rates rates, InstantSource clock) {
        this.rates = rates;
        this.jobs = jobs;
        this.leases = leases;
        this.clock = clock;
    }

    Lease open(String workerId, Duration life, BsonDocument about) {
        Lease lease = new Lease(new ObjectId().toHexString(), workerId, life);
        Instant now = clock.instant();
        leases.insertOne(new BsonDocument("_id", new BsonString(lease.id()))
                .append(WORKER_ID, new BsonString(workerId))
                .append(ABOUT, about)
                .append(EXPIRES_AT, date(now.plus(life))));
        locks.put(lease.id(), new Locks(now.plus(life), now));
        return lease;
    }

    boolean renew(Lease lease) {
        Instant now = clock.instant();
        Instant end = now.plus(lease.life());
        if (leases.updateOne(and(eq(lease.id()), LIVING), set(EXPIRES_AT, date(end)))
                        .getMatchedCount()
                == 0) {
            locks.remove(lease.id());
            return false;
        }
        Locks known = locks.computeIfAbsent(lease.id(), _ -> new Locks(end, Instant.MIN));
        known.expireAt(end);
        if (known.mustRefresh(now)) {
            refresh(lease, known, now);
        }
        return true;
    }

    /** Whether jobs may still be taken under the lease. The server is asked only when it may have run out. */
    boolean lives(Lease lease) {
        Locks known = locks.get(lease.id());
        return known != null && known.livesAt(clock.instant())
                || leases.find(and(eq(lease.id()), LIVING)).first() != null;
    }

    Void close(Lease lease) {
        leases.updateOne(eq(lease.id()), END);
        free(lease.id());
        leases.deleteOne(eq(lease.id()));
        locks.remove(lease.id());
        return null;
    }

    List<Presence> workers() {
        return leases.find(and(gt(EXPIRES_AT, date(clock.instant())), LIVING))
                .sort(ascending(WORKER_ID, Fields.ID))
                .map(this::presence)
                .into(new ArrayList<>());
    }

    private Presence presence(BsonDocument lease) {
        long held = jobs.countDocuments(eq(Fields.LEASE_ID, lease.getString(Fields.ID)));
        return new Presence(
                lease.getString(WORKER_ID).getValue(),
                lease.getDocument(ABOUT, new BsonDocument()),
                Instant.ofEpochMilli(lease.getDateTime(EXPIRES_AT).getValue()),
                Math.toIntExact(held));
    }

    Instant now() {
        return clock.instant();
    }

    /** Now, for a lock; never twice the same, so that two claims of one job under one lease differ. */
    synchronized BsonDateTime stamp() {
        lastStamp = Math.max(lastStamp + 1, clock.millis());
        return new BsonDateTime(lastStamp);
    }

    /** What renewals lately wrote to {@code lockedAt} of the lease's jobs. */
    List<BsonDateTime> stamps(String leaseId) {
        Locks known = locks.get(leaseId);
        return known == null ? List.of() : known.stamps();
    }

    private void refresh(Lease lease, Locks known, Instant now) {
        Held held = held(lease.id());
        BsonDateTime stamp = stamp();
        // Known before it is written: a finish may meet it at once.
        known.refreshed(stamp, now);
        if (!held.ids().isEmpty()) {
            jobs.updateMany(held.filter(lease.id()), Fields.hold(lease, stamp));
        }
    }

    /** The jobs that a lease holds and no peer took over, with the values of their locks; and those that one took over. */
    private record Held(List<ObjectId> ids, Set<BsonDateTime> stamps, List<BsonDocument> takenOver) {
        Bson filter(String leaseId) {
            return and(Fields.ids(ids), Fields.held(leaseId, stamps));
        }
    }

    private Held held(String leaseId) {
        Held held = new Held(new ArrayList<>(), new HashSet<>(), new ArrayList<>());
        jobs.find(eq(Fields.LEASE_ID, leaseId))
                .projection(include(Fields.LOCKED_AT, Fields.LEASE))
                .forEach(job -> {
                    if (Fields.takenOver(job)) {
                        held.takenOver().add(job);
                    } else {
                        held.ids().add(job.getObjectId(Fields.ID).getValue());
                        held.stamps().add(job.getDocument(Fields.LEASE).getDateTime(Fields.LOCKED_AT));
                    }
                });
        return held;
    }

    int returnLost(Map<String, Duration> lockLifetimes) {
        Instant now = clock.instant();
        leases.updateMany(and(lte(EXPIRES_AT, date(now)), LIVING), END);
        int freed = 0;
        for (String dead : deadLeases(now)) {
            freed += free(dead);
        }
        leases.deleteMany(eq("ended", true));
        for (Map.Entry<String, Duration> lifetime : lockLifetimes.entrySet()) {
            Bson peers = and(
                    eq(Fields.NAME, lifetime.getKey()),
                    eq(Fields.LEASE, null),
                    lte(Fields.LOCKED_AT, date(now.minus(lifetime.getValue()))));
            freed += freePeers(peers);
        }
        return freed;
    }

    int returnJobsOf(String workerId, Set<String> alone, Instant lockedUntil) {
        Bson byNode = and(Fields.locked(), eq(Fields.LEASE, null));
        Bson mayBeIts = and(in(Fields.NAME, alone), byNode, lte(Fields.LOCKED_AT, date(lockedUntil)));
        List<ObjectId> notBegun = jobs.find(mayBeIts).map(Job::new).into(new ArrayList<>()).stream()
                .filter(job -> !isUnderWay(job))
                .map(Job::id)
                .toList();
        Bson its =
                and(in(Fields.NAME, Fields.names(jobs)), eq(Fields.LEASE, null), eq(Fields.LAST_MODIFIED_BY, workerId));
        return freePeers(and(its, Fields.locked(), lte(Fields.LOCKED_AT, date(lockedUntil))))
                + freeWiped(and(its, lte(Fields.LAST_RUN_AT, date(lockedUntil))))
                + free(and(mayBeIts, Fields.ids(notBegun)), Fields.letGo());
    }

    /** Frees jobs that were begun and never ended, and whose locks a starting original worker wiped. */
    private int freeWiped(Bson filter) {
        Bson inert = and(filter, eq(Fields.LOCKED_AT, null), eq(Fields.NEXT_RUN_AT, null));
        List<ObjectId> begun = jobs.find(inert).map(Job::new).into(new ArrayList<>()).stream()
                .filter(job -> job.instant("lastFinishedAt")
                        .filter(end ->
                                !end.isBefore(job.instant(Fields.LAST_RUN_AT).orElseThrow()))
                        .isEmpty())
                .map(Job::id)
                .toList();
        return begun.isEmpty() ? 0 : free(and(inert, Fields.ids(begun)), Fields.letGoDue(date(clock.instant())));
    }

    /** Leases that jobs name and that live no more. The jobs are asked first: a lease is there before any job names it. */
    private Set<String> deadLeases(Instant now) {
        Set<String> dead = jobs.distinct(Fields.LEASE_ID, String.class).into(new HashSet<>());
        dead.addAll(rates.leases(now));
        leases.find(LIVING)
                .projection(include("_id"))
                .forEach(lease -> dead.remove(lease.getString("_id").getValue()));
        return dead;
    }

    private int free(String leaseId) {
        Held held = held(leaseId);
        // Whatever a lease holds was due when it was taken.
        int freed = held.ids().isEmpty() ? 0 : free(held.filter(leaseId), Fields.letGoDue(date(clock.instant())));
        held.takenOver().forEach(this::leaveToPeer);
        rates.holderIsGone(leaseId);
        return freed;
    }

    /** Its lock stays, our mark goes. A renewal that comes late changes both: such a job is held, and freed the next time. */
    private void leaveToPeer(BsonDocument job) {
        jobs.updateOne(
                and(
                        eq(job.getObjectId(Fields.ID)),
                        eq(Fields.LOCKED_AT, job.get(Fields.LOCKED_AT)),
                        eq(Fields.LEASE, job.getDocument(Fields.LEASE))),
                Fields.forget());
    }

    /**
     * Frees jobs that Node peers locked. Those under way, which have moved on to their next time or have none, are due at
     * once; those that a peer locked before their time still wait for it.
     */
    private int freePeers(Bson filter) {
        List<ObjectId> underWay = new ArrayList<>();
        jobs.find(filter)
                .projection(include(Fields.NEXT_RUN_AT, Fields.LOCKED_AT, Fields.LAST_RUN_AT))
                .map(Job::new)
                .forEach(job -> {
                    if (isUnderWay(job)) {
                        underWay.add(job.id());
                    }
                });
        int due = underWay.isEmpty()
                ? 0
                : free(and(filter, Fields.ids(underWay)), Fields.letGoDue(date(clock.instant())));
        return due + free(filter, Fields.letGo());
    }

    /** Whether the peer that locked the job has begun to run it since. */
    private static boolean isUnderWay(Job job) {
        Optional<Instant> lastRunAt = job.instant(Fields.LAST_RUN_AT);
        Instant lockedAt = job.lockedAt().orElse(Instant.MAX);
        return job.nextRunAt().isEmpty()
                || lastRunAt.isPresent() && !lastRunAt.get().isBefore(lockedAt);
    }

    private int free(Bson filter, Bson letGo) {
        return Math.toIntExact(jobs.updateMany(filter, letGo).getModifiedCount());
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
