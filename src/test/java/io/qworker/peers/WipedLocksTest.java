package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agenda 6 wipes the lock of a job that it saves anew, while we run it. Source: protocol.md §4.6. */
class WipedLocksTest {

    private static final BsonDocument KEY =
            new BsonDocument("key", new BsonString("a")).append("ms", new BsonInt32(4000));

    @TempDir
    private static Path folder;

    private static PeersServer server;
    private static OurWorker ours;
    private AgendaPeer node;

    @BeforeAll
    static void start() {
        NodePackages.folder();
        server = new PeersServer();
        ours = OurWorker.alone(server.uri(), folder, "bee", "slow");
    }

    @AfterAll
    static void stop() {
        if (ours != null) {
            ours.close();
            server.close();
        }
    }

    @BeforeEach
    void startNode() {
        server.jobs().deleteMany(new BsonDocument());
        node = AgendaPeer.start("6.2.6", server.uri(), "node");
    }

    @AfterEach
    void stopNode() {
        node.close();
    }

    @Test
    void every_called_again_as_a_process_starts_does_not_make_the_job_run_twice() {
        ObjectId job = node.every(new BsonString("1 hour"), "slow", KEY);
        Conditions.await("we run it", () -> ours.runs().isRunning(job));
        node.define("slow").define("probe").run();
        assertEquals(job, node.every(new BsonString("1 hour"), "slow", KEY));
        assertEquals(Optional.empty(), ours.read(job).lockedAt(), "the lock was not wiped");
        awaitScan();

        Job after = awaitEnd(job);
        Duration untilNext = between(after, "lastRunAt", "nextRunAt");
        assertTrue(
                untilNext.compareTo(Duration.ofHours(1)) <= 0 && untilNext.compareTo(Duration.ofMinutes(59)) > 0,
                "an hour after it was due, not " + untilNext + " after it began");
        assertTrue(node.runs().stream().noneMatch(run -> run.job().equals(job)), "Node ran it as well");
        assertEquals(1, ours.runs().ended(List.of(job)).size());
    }

    @Test
    void a_unique_save_costs_neither_the_run_nor_its_outcome() {
        ObjectId job = node.now("slow", KEY);
        Conditions.await("we run it", () -> ours.runs().isRunning(job));
        assertEquals(job, node.unique("slow", KEY));
        assertEquals(Optional.empty(), ours.read(job).lockedAt(), "the lock was not wiped");

        Job after = awaitEnd(job);
        assertTrue(between(after, "lastRunAt", "lastFinishedAt").compareTo(Duration.ofSeconds(4)) >= 0);
        ObjectId later = ours.schedule("slow", List.of(new BsonDocument()), Instant.now())
                .getFirst();
        Conditions.await(
                "we have looked again", () -> ours.runs().ended(List.of(later)).size() == 1);
        assertEquals(1, ours.runs().ended(List.of(job)).size());
        assertEquals(List.of(), ours.runs().troubles());
    }

    /** Node finds what others stored only when it looks through all of its names. */
    private void awaitScan() {
        ObjectId probe = ours.schedule("probe", List.of(new BsonDocument()), Instant.now())
                .getFirst();
        Conditions.await(
                "Node has looked",
                () -> node.runs().stream().anyMatch(run -> run.job().equals(probe)));
    }

    private static Job awaitEnd(ObjectId job) {
        Conditions.await(
                "its outcome is recorded and told",
                () -> ours.read(job).instant("lastFinishedAt").isPresent()
                        && !ours.runs().ended(List.of(job)).isEmpty());
        return ours.read(job);
    }

    private static Duration between(Job job, String from, String to) {
        return Duration.between(job.instant(from).orElseThrow(), job.instant(to).orElseThrow());
    }
}
