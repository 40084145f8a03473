package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Jobs that Node repeats with {@code every}, in our hands. Source: protocol.md §4.8. */
class RecurringJobsTest {

    static final List<String> VERSIONS = AgendaPeer.VERSIONS;

    private static final BsonDocument DATA = new BsonDocument("to", new BsonString("you"));
    private static final String EVERY_SECOND = "* * * * * *";

    @TempDir
    private static Path folder;

    private static PeersServer server;
    private static OurWorker ours;

    @BeforeAll
    static void start() {
        NodePackages.folder();
        server = new PeersServer();
        ours = OurWorker.alone(server.uri(), folder, "bee", "in-words", "in-numbers", "cron");
    }

    @AfterAll
    static void stop() {
        if (ours != null) {
            ours.close();
            server.close();
        }
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void are_kept_and_run_again_when_agenda_would_run_them(String version) {
        server.assumeServes(version);
        server.jobs().deleteMany(new BsonDocument());
        try (AgendaPeer node = AgendaPeer.start(version, server.uri(), "node")) {
            ObjectId inWords = node.every(new BsonString("2 seconds"), "in-words", DATA);
            ObjectId inNumbers = node.every(new BsonInt32(1500), "in-numbers", DATA);
            BsonDocument before = ours.read(inWords).document();
            BsonDocument numbers = ours.read(inNumbers).document();

            assertRepeats(inWords, Duration.ofSeconds(2), before);
            assertRepeats(inNumbers, Duration.ofMillis(1500), numbers);
            BsonDocument after = ours.read(inWords).document();
            for (String field : List.of("name", "type", "data", "priority", "repeatInterval", "repeatTimezone")) {
                assertEquals(before.get(field), after.get(field), field);
            }
            assertEquals(inWords, node.every(new BsonString("2 seconds"), "in-words", DATA), "Node knows it no more");
        }
    }

    /** In the rhythm in which it was first due, whenever its runs began. */
    private static void assertRepeats(ObjectId id, Duration interval, BsonDocument before) {
        Conditions.await(
                "it has run twice", () -> ours.runs().ended(List.of(id)).size() >= 2);
        Conditions.await(
                "it waits for its next run", () -> ours.read(id).lockedAt().isEmpty());
        Job job = ours.read(id);
        Instant next = job.nextRunAt().orElseThrow();
        assertTrue(next.isAfter(job.instant("lastRunAt").orElseThrow()), job.toString());
        long apart = next.toEpochMilli() - before.getDateTime("nextRunAt").getValue();
        assertEquals(0, apart % interval.toMillis(), job + " was due at first as " + before);
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void are_run_at_the_times_of_a_cron_expression(String version) {
        server.assumeServes(version);
        server.jobs().deleteMany(new BsonDocument());
        try (AgendaPeer node = AgendaPeer.start(version, server.uri(), "node")) {
            ObjectId cron = node.every(new BsonString(EVERY_SECOND), "cron", DATA);
            Conditions.await(
                    "it has run twice", () -> ours.runs().ended(List.of(cron)).size() >= 2);
            Conditions.await(
                    "it waits for its next run",
                    () -> ours.read(cron).lockedAt().isEmpty());
            Job job = ours.read(cron);
            Instant ran = job.instant("lastRunAt").orElseThrow();
            Instant next = job.nextRunAt().orElseThrow();
            assertTrue(next.isAfter(ran) && next.equals(next.truncatedTo(ChronoUnit.SECONDS)), job.toString());
        }
    }
}
