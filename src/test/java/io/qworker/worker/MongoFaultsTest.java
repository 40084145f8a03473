package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.qworker.QworkerProcess;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.mongo.TestMongo;
import io.qworker.store.JobFilter;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls workers and managers over MongoDB: real processes, and a server that goes away and comes back. */
class MongoFaultsTest {

    private static final JobFilter COMPLETED = new JobFilter(Set.of(), Set.of(JobState.COMPLETED));
    private static final String DATABASE = "faults";

    private final TestMongo mongo = new TestMongo();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void workers_and_managers_wait_for_a_server_that_went_away_and_then_go_on() {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("counted", "{\"persistJobs\": true}");
                Storage storage = Storage.mongo(mongo.uri(DATABASE), "Job", "mubsub", _ -> {});
                QworkerProcess manager = manager();
                QworkerProcess worker = worker("bee")) {
            add(storage, 10);
            fixture.await("the worker works", () -> completed(storage) == 10);
            add(storage, 500);
            fixture.await("it is in the middle of it", () -> completed(storage) > 30);
            mongo.goAway();
            fixture.await("the worker misses it", () -> worker.hasPrinted("Error: "));
            fixture.await("the manager misses it", () -> manager.hasPrinted("Error: "));
            mongo.comeBack();
            fixture.await("nothing is lost", () -> completed(storage) == 510);
            add(storage, 10);
            fixture.await("new jobs are done", () -> completed(storage) == 520);
            assertTrue(worker.isAlive(), worker::printed);
            assertTrue(manager.isAlive(), manager::printed);
            try (QworkerProcess _ = worker("wasp")) {
                fixture.await(
                        "the manager admits another",
                        () -> storage.jobs().workers().stream()
                                .anyMatch(each -> each.workerId().equals("wasp")));
            }
        }
    }

    @Test
    void a_channel_that_nobody_can_listen_to_ends_workers_and_managers_with_a_reason() {
        try (MongoClient client = MongoClients.create(mongo.uri(DATABASE))) {
            client.getDatabase(DATABASE).createCollection("mubsub");
        }
        try (WorkerFixture _ = new WorkerFixture(folder).resource("counted");
                QworkerProcess manager = manager();
                QworkerProcess worker = worker("bee")) {
            assertEquals(1, worker.awaitExit(), worker::printed);
            assertTrue(worker.hasPrinted("is not capped"), worker::printed);
            assertEquals(1, manager.awaitExit(), manager::printed);
            assertTrue(manager.hasPrinted("is not capped"), manager::printed);
        }
    }

    private QworkerProcess manager() {
        return QworkerProcess.start(folder, "app", "manager", "--no-http", "-i", "app", "-m", mongo.uri(DATABASE));
    }

    private QworkerProcess worker(String id) {
        String tasks = QworkerProcess.tasks(folder);
        return QworkerProcess.start(folder, id, "--id", id, "--paths", tasks, "-m", mongo.uri(DATABASE), "counted");
    }

    private static void add(Storage storage, int count) {
        storage.jobs()
                .add(IntStream.range(0, count).mapToObj(MongoFaultsTest::draft).toList());
    }

    private static JobDraft draft(int number) {
        return new JobDraft(
                "counted", new BsonDocument("n", new BsonInt32(number)), 0, Instant.now(), new BsonDocument());
    }

    private static int completed(Storage storage) {
        return storage.jobs().newest(COMPLETED, 10_000).size();
    }
}
