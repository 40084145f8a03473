package io.qworker.store.sqlite;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.UniqueJob;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.bson.BsonNull;
import org.bson.types.ObjectId;

/** Jobs in a SQLite file. Each operation is one transaction. */
public final class SqliteJobStore implements JobStore {

    private static final String SELECT = "SELECT " + Rows.COLUMNS + " FROM jobs WHERE id = ?";
    private static final String CURRENT = " WHERE id = ? AND lease = ? AND locked_at = ?";

    private final SqliteFile file;
    private final InstantSource clock;
    private final DueJobs dueJobs;
    private final Dependencies dependencies;

    /** Upon an open file, which closes with the store. */
    public SqliteJobStore(SqliteFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.dueJobs = new DueJobs(clock);
        this.dependencies = new Dependencies(this, new SqliteEdges(file));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String describe() {
        return file.path().toString();
    }

    @Override
    public void whenReleased(Consumer<String> task) {
        dependencies.whenReleased(task);
    }

    @Override
    public List<Job> add(List<JobDraft> drafts) {
        List<Job> jobs = drafts.stream().map(JobDraft::toJob).toList();
        dependencies.announce(jobs);
        file.write(session -> {
            for (Job job : jobs) {
                session.run(Rows.INSERT, Rows.values(job));
            }
            return null;
        });
        dependencies.stored(jobs);
        return jobs;
    }

    @Override
    public boolean addOnce(ObjectId request, JobDraft draft) {
        Job job = draft.toJob(request);
        dependencies.announce(List.of(job));
        boolean added = file.write(session -> Requests.addOnce(session, job, clock.millis()));
        dependencies.stored(List.of(job));
        return added;
    }

    @Override
    public Upserted upsert(UniqueJob wanted) {
        return file.write(session -> new UniqueJobs(session).upsert(wanted));
    }

    @Override
    public Optional<Job> find(ObjectId id) {
        return file.read(session -> one(session.prepare(SELECT, (Object) id.toByteArray())));
    }

    @Override
    public JobPage page(JobFilter filter, Optional<ObjectId> after, int limit) {
        return file.read(session -> Listing.page(session, filter, after, limit, clock.instant()));
    }

    @Override
    public List<Job> query(JobQuery query) {
        return file.read(session -> new Querying(session).find(query));
    }

    @Override
    public int removeAll(BsonDocument filter) {
        return file.write(session -> new Querying(session).remove(filter));
    }

    @Override
    public int updateAll(BsonDocument filter, BsonDocument set) {
        return file.write(session -> new Querying(session).update(filter, withoutLock(set)));
    }

    @Override
    public JobCounts counts() {
        return file.read(Counting::counts);
    }

    @Override
    public boolean update(ObjectId id, BsonDocument set) {
        return file.write(session -> {
            Optional<Job> job = one(session.prepare(SELECT, (Object) id.toByteArray()));
            if (job.isEmpty()) {
                return false;
            }
            session.run(Rows.UPDATE, Rows.values(job.get().with(withoutLock(set))));
            return true;
        });
    }

    @Override
    public boolean remove(ObjectId id) {
        return dependencies.removing(
                id,
                () -> file.write(
                        session -> session.run("DELETE FROM jobs WHERE id = ?", (Object) id.toByteArray()) > 0));
    }

    @Override
    public boolean updateFree(Job seen, BsonDocument set) {
        return file.write(session -> {
            Optional<Job> job = free(session, seen);
            if (job.isPresent()) {
                session.run(Rows.UPDATE, Rows.values(job.get().with(withoutLock(set))));
            }
            return job.isPresent();
        });
    }

    @Override
    public boolean removeFree(Job seen) {
        return dependencies.removing(
                seen.id(),
                () -> file.write(session -> free(session, seen).isPresent()
                        && session.run("DELETE FROM jobs WHERE id = ?", (Object)
                                        seen.id().toByteArray())
                                > 0));
    }

    /** The job as it is, unless someone holds it or its course has changed. */
    private static Optional<Job> free(Session session, Job seen) throws SQLException {
        return one(session.prepare(SELECT, (Object) seen.id().toByteArray()))
                .filter(job -> job.lockedAt().isEmpty() && job.sameCourse(seen));
    }

    @Override
    public Lease openLease(String workerId, Duration life, BsonDocument about) {
        Lease lease = new Lease(new ObjectId().toHexString(), workerId, life);
        file.write(session -> {
            Leases.open(session, lease, about, clock.millis());
            return null;
        });
        return lease;
    }

    @Override
    public List<Presence> workers() {
        return file.read(session -> Leases.workers(session, clock.millis()));
    }

    @Override
    public boolean renew(Lease lease) {
        return file.write(session -> Leases.renew(session, lease, clock.millis()));
    }

    @Override
    public void closeLease(Lease lease) {
        file.write(session -> Leases.close(session, lease, clock.millis()));
    }

    @Override
    public List<Claim> claimDue(Lease lease, Demand demand) {
        return file.write(session -> dueJobs.claim(session, lease, demand));
    }

    @Override
    public void began(Claim claim, Instant at) {
        file.write(session -> Rates.began(session, claim, at.toEpochMilli()));
    }

    @Override
    public List<Claim> finish(List<Finish> finishes) {
        List<Claim> lost = write(finishes);
        dependencies.finished(finishes, lost);
        return lost;
    }

    private List<Claim> write(List<Finish> finishes) {
        return file.write(session -> {
            List<Claim> lost = new ArrayList<>();
            boolean anyToBegin = Rates.anyToBegin(session);
            for (Finish finish : finishes) {
                if (anyToBegin) {
                    Rates.began(session, finish.claim(), clock.millis());
                }
                if (!finish(session, finish)) {
                    lost.add(finish.claim());
                }
            }
            return lost;
        });
    }

    private static boolean finish(Session session, Finish finish) throws SQLException {
        Object[] current = current(finish.claim());
        return switch (finish) {
            case Finish.Remove _ ->
                session.run("DELETE FROM jobs" + CURRENT, current) > 0
                        || one(session.prepare(SELECT, current[0])).isEmpty();
            case Finish.Update update -> {
                Optional<Job> job = one(session.prepare("SELECT " + Rows.COLUMNS + " FROM jobs" + CURRENT, current));
                if (job.isPresent()) {
                    BsonDocument set = withoutLock(update.set()).append("lockedAt", BsonNull.VALUE);
                    session.run(Rows.UPDATE_AND_FREE, Rows.values(job.get().with(set)));
                }
                yield job.isPresent();
            }
        };
    }

    @Override
    public void release(List<Claim> claims) {
        file.write(session -> {
            for (Claim claim : claims) {
                Rates.giveBack(session, claim);
                Object[] current = current(claim);
                session.run(Leases.FREE + CURRENT, clock.millis(), current[0], current[1], current[2]);
            }
            return null;
        });
    }

    /** What the row of a claim that is still current holds: its id, its lease, and when it was locked. */
    private static Object[] current(Claim claim) {
        long lockedAt = claim.job().lockedAt().orElseThrow().toEpochMilli();
        return new Object[] {claim.job().id().toByteArray(), claim.leaseId(), lockedAt};
    }

    @Override
    public int returnLost(Map<String, Duration> lockLifetimes) {
        int freed = file.write(session -> Leases.returnLost(session, lockLifetimes, clock.millis()));
        dependencies.sweep();
        return freed;
    }

    @Override
    public int returnJobsOf(String workerId, Set<String> alone, Instant lockedUntil) {
        // Agenda 0.7 works on MongoDB only: nobody locks without a name here.
        return file.write(session -> Leases.returnJobsOf(session, workerId, clock.millis()));
    }

    @Override
    public Optional<Instant> nextDue(Collection<String> names, Map<String, ClusterLimits> limits) {
        return file.read(session -> dueJobs.earliest(session, names, limits));
    }

    @Override
    public boolean lead(String manager, Duration life) {
        return file.write(session -> {
            long now = clock.millis();
            return Leadership.lead(session, manager, now, now + life.toMillis());
        });
    }

    @Override
    public void resign(String manager) {
        file.write(session -> Leadership.resign(session, manager, clock.millis()));
    }

    @Override
    public Optional<Instant> ledUntil() {
        return file.read(Leadership::ledUntil);
    }

    @Override
    public Optional<String> leader() {
        return file.read(session -> Leadership.leader(session, clock.millis()));
    }

    @Override
    public void pause(Pause pause) {
        file.write(session -> Pauses.add(session, pause));
    }

    @Override
    public boolean resume(Pause pause) {
        return file.write(session -> Pauses.remove(session, pause));
    }

    @Override
    public Set<Pause> paused() {
        return file.read(Pauses::all);
    }

    private static Optional<Job> one(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(Rows.job(rows)) : Optional.empty();
        }
    }

    /** What a caller may write: locks are the store's own affair. */
    static BsonDocument withoutLock(BsonDocument set) {
        BsonDocument allowed = new BsonDocument();
        allowed.putAll(set);
        allowed.remove("_id");
        allowed.remove("lockedAt");
        return allowed;
    }

    @Override
    public void close() {
        file.close();
    }
}
