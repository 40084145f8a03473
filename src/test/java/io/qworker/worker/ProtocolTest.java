package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.job.Job;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker under a manager, which the tests play, against a recorded session of the original. Source: protocol.md §2. */
class ProtocolTest {

    private static final String DEMO = """
            {"name": "Demo", "description": "demo task", "jobAttributes": ["data.to", "data.list[1].x", "data.missing", "nextRunAt"],
             "jobStartAttributes": ["data.to"], "maxWorkers": 2, "extra": {"a": 1}}
            """;
    private static final String UBER = "{\"id\": \"sub/Über Größe\", \"persistJobs\": true}";

    private static WorkerFixture open(Path folder) {
        return new WorkerFixture(folder).resource("demo", DEMO).resource("uber", UBER);
    }

    private static void say(WorkerFixture fixture, String event, BsonValue message) {
        fixture.storage.bus().publish(List.of(new Bus.Message(event, message)));
    }

    private static long count(WorkerFixture fixture, String event) {
        return fixture.heard.stream()
                .filter(message -> message.event().equals(event))
                .count();
    }

    private static void awaitEvent(WorkerFixture fixture, String event, int times) {
        fixture.await(event + " × " + times, () -> count(fixture, event) >= times);
    }

    private static BsonDocument startMessage(WorkerFixture fixture) {
        BsonArray tasks = fixture.heard.stream()
                .filter(message -> message.event().equals("define:tasks"))
                .findFirst()
                .orElseThrow()
                .content()
                .asArray();
        return new BsonDocument("tasks", tasks)
                .append("pingInterval", new BsonInt32(150))
                .append("processEvery", new BsonString("1 second"));
    }

    private static Worker start(WorkerFixture fixture) {
        Worker worker = fixture.start(fixture.config(false, "demo", "sub/uber"));
        awaitEvent(fixture, "worker:initialize", 1);
        say(fixture, "4242/start", startMessage(fixture));
        awaitEvent(fixture, "worker:start", 1);
        return worker;
    }

    @Test
    void it_says_what_the_original_said_in_the_same_order(@TempDir Path folder) throws Exception {
        try (WorkerFixture fixture = open(folder)) {
            Worker worker = start(fixture);
            say(fixture, "manager:stop", new BsonString("app-1"));
            say(fixture, "manager:start", new BsonString("app-1"));
            awaitEvent(fixture, "define:tasks", 2);
            say(fixture, "4242/start", startMessage(fixture));
            awaitEvent(fixture, "worker:restart", 1);
            say(fixture, "4242/stop", BsonNull.VALUE);
            assertTrue(worker.ended().join().isEmpty());
            fixture.await(
                    "its last word",
                    () -> fixture.heard.getLast().content().toString().contains("disconnected"));

            List<String> expected = new ArrayList<>(Transcript.ofOriginal().ofWorker());
            String self = expected.getFirst().substring("worker:connected ".length());
            // Intended, but never sent by the original.
            expected.add(indexOf(expected, "\"type\": \"start\"", 1) + 1, "worker:start " + self);
            expected.add(indexOf(expected, "\"type\": \"start\"", 2) + 1, "worker:restart " + self);
            expected.add(indexOf(expected, "worker:disconnected", 1), "worker:terminate " + self);

            assertEquals(
                    String.join("\n", expected).replace("Über Größe.js", "uber.js"),
                    String.join("\n", Transcript.of(fixture.heard).ofWorker()));
        }
    }

    private static int indexOf(List<String> entries, String part, int times) {
        int seen = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).contains(part) && ++seen == times) {
                return i;
            }
        }
        throw new AssertionError(part + " is not there " + times + " times: " + entries);
    }

    @Test
    void it_says_of_jobs_what_the_original_said(@TempDir Path folder) throws Exception {
        try (WorkerFixture fixture = open(folder)) {
            start(fixture);
            fixture.awaitSuccess(fixture.schedule("demo", "{\"to\": \"x@y\", \"list\": [{\"x\": 1}, {\"x\": 2}]}"));
            fixture.awaitFailure(fixture.schedule("demo", null));
            fixture.awaitSuccess(fixture.schedule("sub-ueber-groesse", null));
            fixture.awaitFailure(fixture.schedule("sub-ueber-groesse", "{\"fail\": 1}"));
            fixture.await(
                    "all is published",
                    () -> Transcript.of(fixture.heard).ofJobs().size() == 4
                            && count(fixture, "worker:notification") == fixture.notifications.size());

            List<List<String>> original = Transcript.ofOriginal().ofJobs();
            List<List<String>> ours = Transcript.of(fixture.heard).ofJobs();
            assertEquals(original.get(0), ours.get(0));
            assertEquals(original.get(1), ours.get(1));
            assertEquals(original.get(2), ours.get(2));
            assertEquals(original.get(3), ours.get(3));
        }
    }

    @Test
    void without_a_manager_it_does_nothing_but_wait(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder)) {
            Worker worker = fixture.start(fixture.config(false, "demo"));
            awaitEvent(fixture, "worker:initialize", 1);
            Job job = fixture.schedule("demo", "{\"to\": \"x\"}");
            fixture.stop(worker);
            assertTrue(fixture.find(job.id()).orElseThrow().lockedAt().isEmpty());
        }
    }

    @Test
    void with_the_pid_of_another_that_lives_it_takes_another_pid(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder);
                Storage elsewhere = Storage.sqlite(folder.resolve("jobs.db"), problem -> {})) {
            BsonDocument other = BsonDocument.parse("{id: 'other', pid: 4242, taskIds: ['demo']}");
            elsewhere.bus().publish(List.of(new Bus.Message("worker:ping", other)));
            Worker second = fixture.start(fixture.config(false, "demo"));
            assertNotEquals(4242, second.identity().pid());
            elsewhere.bus().publish(List.of(new Bus.Message("worker:stop", other)));
            Worker third = fixture.start(fixture.config(false, "demo"));
            assertEquals(4242, third.identity().pid());
        }
    }

    @Test
    void it_pings_in_the_managers_rhythm(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder)) {
            start(fixture);
            awaitEvent(fixture, "worker:ping", 3);
        }
    }

    @Test
    void it_pauses_while_the_manager_is_away_and_resumes_by_itself(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder)) {
            start(fixture);
            say(fixture, "manager:stop", new BsonString("app-1"));
            say(fixture, "4242/probe", BsonNull.VALUE);
            awaitEvent(fixture, "4242/probe", 1);
            Job job = fixture.schedule("demo", "{\"to\": \"x\"}");
            int pings = (int) count(fixture, "worker:ping");
            awaitEvent(fixture, "worker:ping", pings + 3);
            assertTrue(fixture.find(job.id()).orElseThrow().lockedAt().isEmpty(), "a paused worker took a job");

            say(fixture, "manager:start", new BsonString("app-1"));
            fixture.awaitSuccess(job);
        }
    }

    @Test
    void a_manager_that_comes_first_is_answered_with_initialize_again(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder)) {
            fixture.start(fixture.config(false, "demo"));
            awaitEvent(fixture, "worker:initialize", 1);
            say(fixture, "manager:start", new BsonString("app-1"));
            awaitEvent(fixture, "worker:initialize", 2);
        }
    }

    @Test
    void terminate_with_a_reason_ends_it_with_that_reason(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder)) {
            Worker worker = start(fixture);
            say(fixture, "4242/terminate", new BsonString("There is a worker of this name"));
            assertEquals("There is a worker of this name", worker.ended().join().orElseThrow());
        }
    }

    @Test
    void a_task_file_that_cannot_be_loaded_is_told_and_a_further_start_may_succeed(@TempDir Path folder) {
        try (WorkerFixture fixture = open(folder).resource("throws-on-load")) {
            fixture.start(fixture.config(false, "throws-on-load"));
            awaitEvent(fixture, "worker:initialize", 1);
            say(fixture, "4242/start", startMessage(fixture));
            fixture.await("it tells", () -> fixture.logged().toString().contains("not-installed"));
            fixture.install("not-installed");
            say(fixture, "4242/start", startMessage(fixture));
            awaitEvent(fixture, "worker:start", 1);
        }
    }
}
