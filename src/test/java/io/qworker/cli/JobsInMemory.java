package io.qworker.cli;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.job.UniqueJob;
import io.qworker.job.Upserted;
import io.qworker.store.Demand;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** As much of a store as the command line uses. */
final class JobsInMemory implements JobStore {

    final List<Job> jobs = new ArrayList<>();
    private final Instant now;

    JobsInMemory(Instant now) {
        this.now = now;
    }

    Job keep(String json) {
        Job job = new Job(BsonDocument.parse(json));
        jobs.add(job);
        return job;
    }

    @Override
    public Instant now() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public List<Job> add(List<JobDraft> drafts) {
        List<Job> added = drafts.stream().map(JobDraft::toJob).toList();
        jobs.addAll(added);
        return added;
    }

    @Override
    public Upserted upsert(UniqueJob wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> find(ObjectId id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public JobPage page(JobFilter filter, Optional<ObjectId> after, int limit) {
        List<Job> page = jobs.reversed().stream()
                .filter(job -> filter.names().isEmpty() || filter.names().contains(job.name()))
                .filter(job -> filter.states().isEmpty() || filter.states().contains(JobState.of(job, now)))
                .limit(limit)
                .toList();
        return new JobPage(page, Optional.empty());
    }

    @Override
    public List<Job> query(JobQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int removeAll(BsonDocument filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int updateAll(BsonDocument filter, BsonDocument set) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JobCounts counts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(ObjectId id) {
        return jobs.removeIf(job -> job.id().equals(id));
    }

    @Override
    public boolean update(ObjectId id, BsonDocument set) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean updateFree(Job seen, BsonDocument set) {
        return jobs.removeIf(job -> job.equals(seen)) && jobs.add(seen.with(set));
    }

    @Override
    public boolean removeFree(Job seen) {
        return jobs.remove(seen);
    }

    @Override
    public boolean addOnce(ObjectId request, JobDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Lease openLease(String workerId, Duration life, BsonDocument about) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Presence> workers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean renew(Lease lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void closeLease(Lease lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void whenReleased(Consumer<String> task) {}

    @Override
    public List<Claim> claimDue(Lease lease, Demand demand) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void began(Claim claim, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Claim> finish(List<Finish> finishes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(List<Claim> claims) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int returnLost(Map<String, Duration> lockLifetimes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int returnJobsOf(String workerId, Set<String> alone, Instant lockedUntil) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> nextDue(Collection<String> names, Map<String, ClusterLimits> limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean lead(String manager, Duration life) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resign(String manager) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> ledUntil() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> leader() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(Pause pause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean resume(Pause pause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Pause> paused() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
