package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.job.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source: protocol.md §2.8. */
class HooksTest {

    @Test
    void hooks_run_in_their_order_around_jobs(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("hooks")) {
            Worker worker = fixture.alone("hooks");
            fixture.awaitSuccess(fixture.schedule("hooks", "{\"n\": 1}"));
            fixture.stop(worker);
            assertEquals(
                    List.of(
                            "task initializer one {\"a\":1}",
                            "task initializer two",
                            "worker initializer",
                            "observer first",
                            "observer second",
                            "processor {\"n\":1,\"seen\":true}",
                            "task finalizer",
                            "worker finalizer"),
                    fixture.logged());
        }
    }

    @Test
    void an_observer_that_fails_fails_the_job_before_its_processor(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("hooks")) {
            fixture.alone("hooks");
            assertEquals("not this one", fixture.awaitFailure(fixture.schedule("hooks", "{\"refuse\": true}")));
            assertTrue(fixture.logged().stream().noneMatch(text -> text.startsWith("processor")));
        }
    }

    @Test
    void a_cancelled_job_is_told_by_its_terminators(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("hooks")) {
            fixture.alone("hooks");
            Job job = fixture.schedule("hooks", "{\"wait\": true}");
            fixture.await("it runs", () -> fixture.logged().stream().anyMatch(text -> text.startsWith("processor")));
            fixture.storage
                    .bus()
                    .publish(List.of(new Bus.Message(
                            "job:cancel", new BsonString(job.id().toHexString()))));
            assertEquals("aborted", fixture.awaitFailure(job));
        }
    }

    @Test
    void an_initializer_that_fails_keeps_the_worker_from_starting_and_says_why(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("broken-hook")) {
            Worker worker = fixture.alone("broken-hook");
            assertTrue(worker.ended().join().isPresent());
            assertTrue(fixture.troubles.toString().contains("no connection"), fixture.troubles.toString());
        }
    }

    @Test
    void a_task_file_that_throws_is_named_with_its_line(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("throws-on-load")) {
            Worker worker = fixture.alone("throws-on-load");
            assertTrue(worker.ended().join().isPresent());
            String told = fixture.troubles.toString();
            assertTrue(told.contains("throws-on-load.js:3"), told);
            assertTrue(told.contains("Cannot find module 'not-installed'"), told);
        }
    }

    @Test
    void a_worker_whose_initializer_never_ends_can_be_stopped(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder)
                .task(
                        "hangs",
                        "module.exports = (worker, task) => task.initializer('wait', (ctx, next) => worker.info('waiting'));")) {
            Worker worker = fixture.start(fixture.config(false, "hangs"));
            fixture.await(
                    "it is known",
                    () -> fixture.heard.stream()
                            .anyMatch(message -> message.event().equals("define:tasks")));
            fixture.storage
                    .bus()
                    .publish(List.of(new Bus.Message(
                            "4242/start",
                            new BsonDocument(
                                    "tasks",
                                    fixture.heard.stream()
                                            .filter(message -> message.event().equals("define:tasks"))
                                            .findFirst()
                                            .orElseThrow()
                                            .content()))));
            fixture.await("it waits", () -> fixture.logged().contains("waiting"));
            worker.stop(Optional.empty());
            assertTrue(worker.ended().orTimeout(30, TimeUnit.SECONDS).join().isEmpty());
        }
    }
}
