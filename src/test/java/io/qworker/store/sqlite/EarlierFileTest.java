package io.qworker.store.sqlite;

import static io.qworker.store.StoreFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.SettableClock;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.store.JobCounts;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.Pause;
import io.qworker.store.Presence;
import io.qworker.store.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that an earlier version of Qworker wrote is opened, brought up to date, and complete. */
class EarlierFileTest {

    /** What makes a file of today one of version 1. */
    private static final List<String> BACK_TO_1 = List.of(
            "DROP TABLE dependencies",
            "DROP TRIGGER jobs_key_added",
            "DROP TRIGGER jobs_key_changed",
            "DROP INDEX jobs_keyed",
            "ALTER TABLE jobs DROP COLUMN rate_key",
            "DROP TABLE rate_keys",
            "DROP TABLE starts",
            "DROP INDEX jobs_free",
            """
            CREATE INDEX jobs_free ON jobs (name, next_run_at, priority DESC, locked_at, disabled)
              WHERE locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL""",
            "DROP INDEX jobs_unique",
            "ALTER TABLE jobs DROP COLUMN unique_key",
            "DROP TRIGGER jobs_added",
            "DROP TRIGGER jobs_removed",
            "DROP TRIGGER jobs_changed",
            "DROP TABLE counts",
            "DROP INDEX jobs_listed",
            "ALTER TABLE jobs DROP COLUMN part",
            "DROP TABLE pauses",
            "DROP TABLE leader",
            "DROP TABLE requests",
            "ALTER TABLE leases DROP COLUMN about",
            "PRAGMA user_version = 1");

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    @Test
    void a_file_of_version_1_keeps_its_jobs_and_leases_and_learns_to_count() {
        Path path = folder.resolve("jobs.db");
        List<Job> jobs;
        Lease lease;
        List<Claim> claims;
        try (SqliteFile file = SqliteFile.open(path)) {
            JobStore store = new SqliteJobStore(file, clock);
            jobs = store.add(IntStream.range(0, 100)
                    .mapToObj(i -> draft(i % 2 == 0 ? "a" : "b", clock.instant()))
                    .toList());
            lease = store.openLease("bee", StoreFixture.LIFE, new BsonDocument());
            claims = store.claimDue(lease, Map.of("a", 10), 10, clock.instant());
            store.finish(List.of(new Finish.Update(
                    claims.getFirst(), BsonDocument.parse("{failedAt: {$date: '2026-01-01T00:00:00Z'}}"))));
            file.write(session -> {
                for (String statement : BACK_TO_1) {
                    session.prepare(statement).execute();
                }
                return null;
            });
        }
        try (SqliteFile file = SqliteFile.open(path)) {
            JobStore store = new SqliteJobStore(file, clock);
            assertEquals(
                    Map.of("a", ofTask(40, 9, 1), "b", ofTask(50, 0, 0)),
                    store.counts().tasks());
            assertEquals(
                    jobs.reversed().stream().map(Job::id).toList(),
                    store.newest(JobFilter.ALL, 1000).stream().map(Job::id).toList());
            assertEquals(
                    List.of(new Presence(
                            "bee", new BsonDocument(), clock.instant().plus(StoreFixture.LIFE), 9)),
                    store.workers());
            assertTrue(store.renew(lease));
            assertEquals(List.of(), store.finish(List.of(new Finish.Remove(claims.getLast()))));
            assertEquals(
                    List.of(ofTask(40, 8, 1), ofTask(50, 0, 0)),
                    List.copyOf(store.counts().tasks().values()));
            assertTrue(store.addOnce(new ObjectId(), draft("a", clock.instant())));
            assertTrue(store.lead("queen", Duration.ofSeconds(10)));
            store.pause(Pause.task("a"));
            assertEquals(Set.of(Pause.task("a")), store.paused());
        }
    }

    private static JobCounts.OfTask ofTask(int waiting, int running, int failed) {
        return new JobCounts.OfTask(exactly(waiting), exactly(running), exactly(failed), exactly(0), exactly(0));
    }

    private static JobCounts.Count exactly(int jobs) {
        return new JobCounts.Count(jobs, false);
    }
}
