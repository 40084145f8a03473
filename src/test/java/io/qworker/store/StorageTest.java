package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.job.Job;
import io.qworker.mongo.TestMongo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @TempDir
    Path folder;

    @Test
    void two_processes_share_the_jobs_and_the_bus_of_a_file() throws Exception {
        Path file = folder.resolve("deep/jobs.db");
        shares(() -> Storage.sqlite(file, this::unexpected));
        assertTrue(Files.exists(file));
    }

    @Test
    void two_processes_share_the_jobs_and_the_bus_of_a_mongodb() throws Exception {
        try (TestMongo mongo = new TestMongo()) {
            shares(() -> Storage.mongo(mongo.uri("qworker"), "Job", "mubsub", this::unexpected));
        }
    }

    @Test
    void a_closed_storage_answers_no_more() {
        Storage storage = Storage.sqlite(folder.resolve("jobs.db"), this::unexpected);
        storage.close();
        storage.close();
        assertThrows(StoreException.class, () -> storage.jobs().nextDue(List.of("mail")));
    }

    private void shares(Supplier<Storage> process) throws Exception {
        try (Storage one = process.get();
                Storage two = process.get()) {
            CompletableFuture<BsonValue> heard = new CompletableFuture<>();
            two.bus().subscribe("hello", each -> heard.complete(each.content()));
            Job job = one.jobs()
                    .add(List.of(StoreFixture.draft("mail", Instant.now())))
                    .getFirst();
            one.bus().publish(List.of(new Bus.Message("hello", new BsonInt32(1))));
            assertEquals(new BsonInt32(1), heard.get(20, TimeUnit.SECONDS));
            assertEquals(job, two.jobs().find(job.id()).orElseThrow());
        }
    }

    private void unexpected(Throwable problem) {
        throw new AssertionError(problem);
    }
}
