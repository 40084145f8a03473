package io.qworker.store;

import io.qworker.SettableClock;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;

/** What the suites on job stores share: the stores under test and short words for common steps. */
public interface StoreFixture {

    Duration LIFE = Duration.ofSeconds(20);

    BsonDocument ABOUT = BsonDocument.parse("{pid: 4242, host: 'hive', taskIds: ['mail']}");

    /** The store under test, empty at the start of each test; it reads the time from {@link #clock}. */
    JobStore store();

    /** A second store over a connection of its own to the same jobs. */
    JobStore other();

    SettableClock clock();

    default Instant now() {
        return clock().instant();
    }

    default Lease lease() {
        return store().openLease("bee", LIFE, ABOUT);
    }

    static JobDraft draft(String name, Instant due) {
        return draft(name, 0, due);
    }

    static JobDraft draft(String name, int priority, Instant due) {
        return new JobDraft(name, new BsonDocument("to", new BsonString("you")), priority, due, new BsonDocument());
    }

    default Job add(String name, Instant due) {
        return store().add(List.of(draft(name, due))).getFirst();
    }

    default Job addWith(String name, BsonDocument extra) {
        return store().add(List.of(new JobDraft(name, BsonNull.VALUE, 0, now(), extra)))
                .getFirst();
    }

    /** Claims up to 100 due jobs of this name. */
    default List<Claim> claim(JobStore store, Lease lease, String name) {
        return store.claimDue(lease, Map.of(name, 100), 100, now());
    }

    default Claim claimOne(Lease lease, String name) {
        return claim(store(), lease, name).getFirst();
    }

    /** Reads a job that must be there. */
    default Job read(Job job) {
        return store().find(job.id()).orElseThrow();
    }

    default Optional<Instant> lockOf(Job job) {
        return read(job).lockedAt();
    }

    static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    /** The end of a successful run of a one-off job that is kept. */
    default Finish.Update finished(Claim claim) {
        return new Finish.Update(
                claim, new BsonDocument("lastFinishedAt", date(now())).append("nextRunAt", BsonNull.VALUE));
    }
}
