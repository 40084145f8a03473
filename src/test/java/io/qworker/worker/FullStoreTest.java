package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.JobDraft;
import io.qworker.store.JobStore;
import io.qworker.store.sqlite.SqliteFile;
import io.qworker.store.sqlite.SqliteJobStore;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose store has no room left: the file may not grow by a page. */
class FullStoreTest {

    private static final int JOBS = 3_000;
    private static final long NO_LIMIT = 1 << 30;

    @Test
    void a_worker_waits_for_room_and_then_records_every_outcome_once(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("counted", "{\"persistJobs\": true}");
                SqliteFile file = SqliteFile.open(folder.resolve("jobs.db"))) {
            JobStore store = new SqliteJobStore(file, InstantSource.system());
            store.add(IntStream.range(0, JOBS).mapToObj(FullStoreTest::draft).toList());
            Worker worker = fixture.start(fixture.config(true, "counted"), store);
            fixture.await("some are done", () -> done(fixture) > 100);
            limit(file, 1);
            fixture.await("it tells", () -> fixture.troubles.toString().contains("the disk is full"));
            assertTrue(done(fixture) < JOBS, "the disk was full too late to matter");
            limit(file, NO_LIMIT);
            fixture.await("all are done", () -> done(fixture) == JOBS);
            fixture.stop(worker);
            assertEquals(
                    IntStream.range(0, JOBS).mapToObj(_ -> 1).toList(),
                    fixture.jobs().stream()
                            .map(job -> job.document()
                                    .getDocument("data")
                                    .getInt32("completions")
                                    .getValue())
                            .toList());
        }
    }

    private static void limit(SqliteFile file, long pages) {
        file.write(session -> {
            // Read and closed: an open answer would keep the connection at what it saw then.
            try (ResultSet rows =
                    session.prepare("PRAGMA max_page_count = " + pages).executeQuery()) {
                return rows.getLong(1);
            }
        });
    }

    private static int done(WorkerFixture fixture) {
        return (int) fixture.storage
                .jobs()
                .counts()
                .tasks()
                .get("counted")
                .completed()
                .jobs();
    }

    private static JobDraft draft(int number) {
        return new JobDraft(
                "counted", new BsonDocument("n", new BsonInt32(number)), 0, Instant.now(), new BsonDocument());
    }
}
