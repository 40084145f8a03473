package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.QworkerProcess;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls workers and managers: real processes over one file, suspended and killed. */
class FaultsTest {

    private static final int JOBS = 1_000;
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void a_worker_that_was_suspended_for_longer_than_its_lease_writes_nothing_of_before_and_works_on() {
        try (WorkerFixture fixture = counted();
                QworkerProcess first = QworkerProcess.alone(folder, "first", "counted")) {
            add(fixture, JOBS);
            fixture.await("the first has done some", () -> doneBy(fixture, "first") > 50);
            suspendBetweenWrites(first);
            int before = doneBy(fixture, "first");
            try (QworkerProcess _ = QworkerProcess.alone(folder, "second", "counted")) {
                fixture.await("the second does the rest", () -> completed(fixture) == JOBS);
                assertEquals(before, doneBy(fixture, "first"));
            }
            first.resume();
            add(fixture, JOBS);
            fixture.await("the first goes on", () -> completed(fixture) == 2 * JOBS);
            assertEquals(before + JOBS, doneBy(fixture, "first"), first.printed());
            assertEachRanToItsEndOnce(fixture);
        }
    }

    /** In the middle of a write it would hold up everyone, since SQLite's locks are the system's. */
    private void suspendBetweenWrites(QworkerProcess process) {
        process.suspend();
        while (!canWrite()) {
            process.resume();
            process.suspend();
        }
    }

    private boolean canWrite() {
        String file = "jdbc:sqlite:" + folder.resolve("jobs.db");
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 500");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException locked) {
            return false;
        }
    }

    @Test
    void a_killed_manager_is_followed_by_another_and_workers_go_on() {
        try (WorkerFixture fixture = counted();
                QworkerProcess leader = QworkerProcess.manager(folder, "one")) {
            fixture.await("one leads", () -> leader.hasPrinted("`one` leads"));
            try (QworkerProcess follower = QworkerProcess.manager(folder, "two");
                    QworkerProcess worker = QworkerProcess.worker(folder, "bee", "counted")) {
                fixture.await("two stands by", () -> follower.hasPrinted("`two` stands by"));
                add(fixture, 10);
                fixture.await("the worker works", () -> completed(fixture) == 10);
                leader.kill();
                Instant killed = Instant.now();
                add(fixture, 10);
                fixture.await("it goes on without a manager", () -> completed(fixture) == 20);
                fixture.await("two leads", () -> follower.hasPrinted("`two` leads"));
                Duration took = Duration.between(killed, Instant.now());
                assertTrue(took.compareTo(FOLLOWED_WITHIN) < 0, took::toString);
                add(fixture, 10);
                fixture.await("it goes on under the new one", () -> completed(fixture) == 30);
                assertTrue(worker.isAlive(), worker::printed);
            }
        }
    }

    @Test
    void what_a_killed_worker_and_a_killed_manager_left_is_done_by_new_ones() {
        try (WorkerFixture fixture = counted()) {
            try (QworkerProcess manager = QworkerProcess.manager(folder, "one");
                    QworkerProcess worker = QworkerProcess.worker(folder, "bee", "counted")) {
                add(fixture, JOBS);
                fixture.await("some are done", () -> doneBy(fixture, "bee") > 50);
                manager.kill();
                worker.kill();
            }
            assertTrue(completed(fixture) < JOBS);
            try (QworkerProcess _ = QworkerProcess.manager(folder, "two");
                    QworkerProcess _ = QworkerProcess.worker(folder, "wasp", "counted")) {
                fixture.await("all are done", () -> completed(fixture) == JOBS);
                assertEachRanToItsEndOnce(fixture);
            }
        }
    }

    private WorkerFixture counted() {
        return new WorkerFixture(folder).resource("counted", "{\"persistJobs\": true}");
    }

    private static void add(WorkerFixture fixture, int count) {
        fixture.storage
                .jobs()
                .add(IntStream.range(0, count).mapToObj(FaultsTest::draft).toList());
    }

    private static JobDraft draft(int number) {
        return new JobDraft(
                "counted", new BsonDocument("n", new BsonInt32(number)), 0, Instant.now(), new BsonDocument());
    }

    private static List<Job> jobs(WorkerFixture fixture) {
        return fixture.jobs(JobState.COMPLETED);
    }

    private static int completed(WorkerFixture fixture) {
        return jobs(fixture).size();
    }

    private static int doneBy(WorkerFixture fixture, String worker) {
        return (int) jobs(fixture).stream()
                .filter(job ->
                        job.document().getString("lastModifiedBy").getValue().equals(worker))
                .count();
    }

    private static void assertEachRanToItsEndOnce(WorkerFixture fixture) {
        for (Job job : jobs(fixture)) {
            int runs =
                    job.document().getDocument("data").getInt32("completions").getValue();
            assertEquals(1, runs, job.document().toJson());
        }
    }
}
