package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.UniqueJob;
import io.qworker.job.UniqueKey;
import io.qworker.job.Upserted;
import io.qworker.store.Demand;
import io.qworker.store.Dependencies;
import io.qworker.store.JobCounts;
import io.qworker.store.JobFilter;
import io.qworker.store.JobPage;
import io.qworker.store.JobQuery;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.Pause;
import io.qworker.store.Presence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Jobs in Agenda's collection. What is ours alone lies beside it, in {@code <collection>_leases, _requests, _managers,
 * _pauses, _starts, _dependencies}.
 * Source: protocol.md §4.2, §4.9.
 */
public final class MongoJobStore implements JobStore {

    private static final Set<Integer> INDEX_EXISTS_OTHERWISE = Set.of(85, 86);

    private final MongoServer server;
    private final MongoCollection<BsonDocument> jobs;
    private final InstantSource clock;
    private final Rates rates;
    private final Dependencies dependencies;
    private final Leases leases;
    private final Requests requests;
    private final Leadership leadership;
    private final Pauses pauses;
    private final DueJobs dueJobs;
    private final Finishing finishing;
    private final UniqueJobs uniqueJobs;

    /**
     * Upon an open connection, which closes with the store; ensures the indexes.
     *
     * @param collection Agenda's collection; {@code Job} by convention
     * @param clock by which leases are judged: a {@link ServerClock} unless all machines agree otherwise
     */
    public MongoJobStore(MongoServer server, String collection, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.jobs = collection(collection);
        this.rates = new Rates(collection(collection + "_starts"), clock);
        this.leases = new Leases(jobs, collection(collection + "_leases"), rates, clock);
        this.requests = new Requests(jobs, collection(collection + "_requests"), clock);
        this.leadership = new Leadership(collection(collection + "_managers"), clock);
        this.pauses = new Pauses(collection(collection + "_pauses"));
        this.finishing = new Finishing(jobs, leases, rates);
        this.dueJobs = new DueJobs(jobs, leases, finishing, rates);
        this.uniqueJobs = new UniqueJobs(jobs);
        this.dependencies = new Dependencies(this, new MongoEdges(server, collection(collection + "_dependencies")));
        server.asking(this::ensureIndexes);
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return server.database().getCollection(name, BsonDocument.class);
    }

    /** Agenda's indexes by their own names, and those by which jobs of a lease and jobs of rare states are found. Source: protocol.md §4.3. */
    private Void ensureIndexes() {
        ensureIndex(
                "findAndLockNextJobIndex",
                new BsonDocument(Fields.NAME, new BsonInt32(1))
                        .append(Fields.NEXT_RUN_AT, new BsonInt32(1))
                        .append(Fields.PRIORITY, new BsonInt32(-1))
                        .append(Fields.LOCKED_AT, new BsonInt32(1))
                        .append(Fields.DISABLED, new BsonInt32(1)));
        // By priority, as Agenda 0.7 has it: all that is free comes first, in the order in which it is taken.
        ensureIndex(
                "findAndLockNextJobIndex2",
                new BsonDocument(Fields.NAME, new BsonInt32(1))
                        .append(Fields.LOCKED_AT, new BsonInt32(1))
                        .append(Fields.PRIORITY, new BsonInt32(-1))
                        .append(Fields.NEXT_RUN_AT, new BsonInt32(1))
                        .append(Fields.DISABLED, new BsonInt32(1)));
        ensureIndex("qworkerLeaseIndex", ascending(Fields.LEASE_ID));
        ensureIndex("qworkerLockIndex", ascending(Fields.NAME, Fields.LOCKED_AT));
        ensureIndex(
                ascending(Fields.SLOT),
                new IndexOptions().name("qworkerSlotIndex").unique(true).sparse(true));
        // Most jobs have neither field, and these indexes none of them.
        ensureIndex(
                ascending(Fields.FAILED_AT),
                new IndexOptions().name("qworkerFailedIndex").sparse(true));
        ensureIndex(
                ascending(Fields.REPEAT_INTERVAL),
                new IndexOptions().name("qworkerRepeatIndex").sparse(true));
        ensureIndex(
                ascending(UniqueKey.FIELD),
                new IndexOptions().name("qworkerUniqueIndex").sparse(true).unique(true));
        return null;
    }

    private void ensureIndex(String name, Bson keys) {
        ensureIndex(keys, new IndexOptions().name(name));
    }

    private void ensureIndex(Bson keys, IndexOptions options) {
        try {
            jobs.createIndex(keys, options);
        } catch (MongoCommandException conflict) {
            if (!INDEX_EXISTS_OTHERWISE.contains(conflict.getErrorCode())) {
                throw conflict;
            }
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String describe() {
        return server.describe() + ", collection " + jobs.getNamespace().getCollectionName();
    }

    @Override
    public void whenReleased(Consumer<String> task) {
        dependencies.whenReleased(task);
    }

    @Override
    public List<Job> add(List<JobDraft> drafts) {
        List<Job> added = drafts.stream().map(JobDraft::toJob).toList();
        if (!added.isEmpty()) {
            dependencies.announce(added);
            server.asking(
                    () -> jobs.insertMany(added.stream().map(Job::document).toList()));
            dependencies.stored(added);
        }
        return added;
    }

    @Override
    public boolean addOnce(ObjectId request, JobDraft draft) {
        Job job = draft.toJob(request);
        dependencies.announce(List.of(job));
        boolean added = server.asking(() -> requests.addOnce(job));
        dependencies.stored(List.of(job));
        return added;
    }

    @Override
    public Upserted upsert(UniqueJob wanted) {
        return server.asking(() -> uniqueJobs.upsert(wanted));
    }

    @Override
    public Optional<Job> find(ObjectId id) {
        return server.asking(() ->
                Optional.ofNullable(jobs.find(eq(Fields.ID, id)).first()).map(Job::new));
    }

    @Override
    public JobPage page(JobFilter filter, Optional<ObjectId> after, int limit) {
        return server.asking(() -> Listing.page(jobs, filter, after, limit, clock.instant()));
    }

    @Override
    public List<Job> query(JobQuery query) {
        return server.asking(() -> jobs.find(query.filter())
                .sort(query.sort())
                .skip(query.skip())
                .limit(query.limit())
                .map(Job::new)
                .into(new ArrayList<>()));
    }

    @Override
    public int removeAll(BsonDocument filter) {
        return server.asking(() -> Math.toIntExact(jobs.deleteMany(filter).getDeletedCount()));
    }

    @Override
    public int updateAll(BsonDocument filter, BsonDocument set) {
        BsonDocument update = new BsonDocument("$set", Finishing.withoutLock(set));
        return server.asking(
                () -> Math.toIntExact(jobs.updateMany(filter, update).getMatchedCount()));
    }

    @Override
    public JobCounts counts() {
        return server.asking(() -> Counting.counts(jobs, clock.instant()));
    }

    @Override
    public boolean update(ObjectId id, BsonDocument set) {
        BsonDocument allowed = Finishing.withoutLock(set);
        if (allowed.isEmpty()) {
            return find(id).isPresent();
        }
        BsonDocument update = new BsonDocument("$set", allowed);
        return server.asking(() -> jobs.updateOne(eq(Fields.ID, id), update).getMatchedCount() > 0);
    }

    @Override
    public boolean remove(ObjectId id) {
        return dependencies.removing(
                id, () -> server.asking(() -> jobs.deleteOne(eq(Fields.ID, id)).getDeletedCount() > 0));
    }

    @Override
    public boolean updateFree(Job seen, BsonDocument set) {
        BsonDocument update = new BsonDocument("$set", Finishing.withoutLock(set));
        return server.asking(() -> jobs.updateOne(Fields.freeAs(seen), update).getMatchedCount() > 0);
    }

    @Override
    public boolean removeFree(Job seen) {
        return dependencies.removing(
                seen.id(),
                () -> server.asking(() -> jobs.deleteOne(Fields.freeAs(seen)).getDeletedCount() > 0));
    }

    @Override
    public Lease openLease(String workerId, Duration life, BsonDocument about) {
        return server.asking(() -> leases.open(workerId, life, about));
    }

    @Override
    public List<Presence> workers() {
        return server.asking(leases::workers);
    }

    @Override
    public boolean renew(Lease lease) {
        return server.asking(() -> leases.renew(lease));
    }

    @Override
    public void closeLease(Lease lease) {
        server.asking(() -> leases.close(lease));
    }

    @Override
    public List<Claim> claimDue(Lease lease, Demand demand) {
        return server.asking(() -> dueJobs.claim(lease, demand));
    }

    @Override
    public void began(Claim claim, Instant at) {
        server.asking(() -> {
            rates.began(List.of(claim), at);
            return null;
        });
    }

    @Override
    public List<Claim> finish(List<Finish> finishes) {
        List<Claim> lost = server.asking(() -> finishing.finish(finishes));
        dependencies.finished(finishes, lost);
        return lost;
    }

    @Override
    public void release(List<Claim> claims) {
        server.asking(() -> finishing.release(claims));
    }

    @Override
    public int returnLost(Map<String, Duration> lockLifetimes) {
        int freed = server.asking(() -> leases.returnLost(lockLifetimes));
        dependencies.sweep();
        return freed;
    }

    @Override
    public int returnJobsOf(String workerId, Set<String> alone, Instant lockedUntil) {
        return server.asking(() -> leases.returnJobsOf(workerId, alone, lockedUntil));
    }

    @Override
    public Optional<Instant> nextDue(Collection<String> names, Map<String, ClusterLimits> limits) {
        return server.asking(() -> dueJobs.next(names, limits));
    }

    @Override
    public boolean lead(String manager, Duration life) {
        return server.asking(() -> leadership.lead(manager, life));
    }

    @Override
    public void resign(String manager) {
        server.asking(() -> leadership.resign(manager));
    }

    @Override
    public Optional<Instant> ledUntil() {
        return server.asking(leadership::ledUntil);
    }

    @Override
    public Optional<String> leader() {
        return server.asking(leadership::leader);
    }

    @Override
    public void pause(Pause pause) {
        server.asking(() -> pauses.add(pause));
    }

    @Override
    public boolean resume(Pause pause) {
        return server.asking(() -> pauses.remove(pause));
    }

    @Override
    public Set<Pause> paused() {
        return server.asking(pauses::all);
    }

    @Override
    public void close() {
        server.close();
    }
}
