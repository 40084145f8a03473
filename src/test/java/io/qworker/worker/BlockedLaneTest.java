package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.QworkerProcess;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own, one of whose two lanes never comes back to its event loop. */
class BlockedLaneTest {

    @TempDir
    Path folder;

    @Test
    void a_blocked_lane_holds_up_neither_the_lease_nor_the_other_lane_and_ends_by_its_timeout() throws IOException {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("stubborn", "{\"persistJobs\": true}");
                QworkerProcess worker = start()) {
            Path file = folder.resolve("go");
            BsonDocument data = way("block").append("file", new BsonString(file.toString()));
            Job blocked = add(fixture, data, new BsonDocument());
            fixture.await(
                    "it runs",
                    () -> fixture.heard.stream()
                            .anyMatch(message -> message.content().toString().contains("begins block")));
            Instant leaseEnd = leaseEnd(fixture);
            fixture.await(
                    "its first lease would have run out", () -> Instant.now().isAfter(leaseEnd));
            assertTrue(leaseEnd(fixture).isAfter(Instant.now()), worker::printed);
            add(fixture, way("quick"), new BsonDocument());
            fixture.await("the other lane works", () -> completed(fixture) == 1);
            Job loop = add(fixture, way("loop"), BsonDocument.parse("{\"timeout\": \"1 second\"}"));
            fixture.await(
                    "the loop is stopped", () -> fixture.jobs(JobState.FAILED).size() == 1);
            assertEquals(
                    new BsonString("Timed out after 1 s"),
                    fixture.find(loop.id()).orElseThrow().document().get("failReason"));
            Files.createFile(file);
            fixture.await("the blocked one ends", () -> completed(fixture) == 2);
            assertTrue(
                    fixture.find(blocked.id()).orElseThrow().instant("failedAt").isEmpty(), worker::printed);
            assertTrue(worker.isAlive(), worker::printed);
        }
    }

    private QworkerProcess start() {
        return QworkerProcess.start(
                folder,
                "bee",
                "--standalone",
                "--lanes",
                "2",
                "--paths",
                QworkerProcess.tasks(folder),
                "--db",
                folder.resolve("jobs.db").toString(),
                "stubborn");
    }

    private static Instant leaseEnd(WorkerFixture fixture) {
        return fixture.storage.jobs().workers().getFirst().expiresAt();
    }

    private static int completed(WorkerFixture fixture) {
        return fixture.jobs(JobState.COMPLETED).size();
    }

    private static BsonDocument way(String way) {
        return new BsonDocument("way", new BsonString(way));
    }

    private static Job add(WorkerFixture fixture, BsonDocument data, BsonDocument extra) {
        return fixture.storage
                .jobs()
                .add(List.of(new JobDraft("stubborn", data, 0, Instant.now(), extra)))
                .getFirst();
    }
}
