package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobFilter;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileSchedulesTest {

    private final List<String> told = new ArrayList<>();
    private Storage storage;

    @BeforeEach
    void open(@TempDir Path folder) {
        storage = Storage.sqlite(folder.resolve("jobs.db"), problem -> told.add(problem.getMessage()));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void a_task_that_asks_for_it_gets_its_recurring_job_once() {
        reconcile("{every: '5 minutes'}");
        reconcile("{every: '5 minutes'}");
        Job job = only();
        assertEquals("single", job.document().getString("type").getValue());
        assertEquals("5 minutes", job.document().getString("repeatInterval").getValue());
        assertTrue(!job.nextRunAt().orElseThrow().isAfter(storage.jobs().now()));
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.getFirst().startsWith("hello: new, “5 minutes”"), told.getFirst());
    }

    @Test
    void the_file_wins_and_the_change_is_told() {
        reconcile("{every: {cron: '0 6 * * mon-fri', timezone: 'Europe/Brussels', data: {to: 'a'}}}");
        reconcile("{every: {cron: '0 7 * * mon-fri', timezone: 'Europe/Brussels', data: {to: 'b'}}}");
        Job job = only();
        assertEquals(
                "0 7 * * mon-fri", job.document().getString("repeatInterval").getValue());
        assertEquals(BsonDocument.parse("{to: 'b'}"), job.document().get("data"));
        assertEquals(
                7,
                job.nextRunAt()
                        .orElseThrow()
                        .atZone(ZoneId.of("Europe/Brussels"))
                        .getHour());
        assertTrue(told.getLast().contains("changed from “0 6 * * mon-fri” to “0 7 * * mon-fri”"), told.getLast());
    }

    @Test
    void a_change_of_data_leaves_the_next_run_as_it_is() {
        reconcile("{every: {interval: '1 hour', data: 1}}");
        Instant next = storage.jobs().now().plus(Duration.ofMinutes(17)).truncatedTo(ChronoUnit.MILLIS);
        storage.jobs().update(only().id(), new BsonDocument("nextRunAt", new BsonDateTime(next.toEpochMilli())));
        reconcile("{every: {interval: '1 hour', data: 2}}");
        assertEquals(next, only().nextRunAt().orElseThrow());
        assertEquals(2, only().document().getInt32("data").getValue());
    }

    @Test
    void a_job_goes_when_its_file_no_longer_asks_for_it_and_others_stay() {
        reconcile("{every: '5 minutes'}");
        storage.jobs()
                .add(List.of(
                        new JobDraft(
                                "hello",
                                BsonNull.VALUE,
                                0,
                                Instant.now(),
                                BsonDocument.parse("{repeatInterval: '1 hour'}")),
                        new JobDraft("hello", BsonNull.VALUE, 0, Instant.now(), new BsonDocument())));
        reconcile("{}");
        assertEquals(2, jobs().size());
        assertTrue(told.getLast().contains("removed"), told.getLast());
    }

    @Test
    void a_job_that_a_program_made_becomes_the_files() {
        storage.jobs()
                .add(List.of(new JobDraft(
                        "hello",
                        BsonNull.VALUE,
                        0,
                        Instant.now(),
                        BsonDocument.parse("{type: 'single', repeatInterval: '1 hour'}"))));
        reconcile("{every: '5 minutes'}");
        assertEquals("5 minutes", only().document().getString("repeatInterval").getValue());
    }

    @Test
    void workers_that_start_at_once_make_one_job() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> workers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    try {
                        together.await();
                        reconciler(new ArrayList<>()).of(List.of(task("{every: '5 minutes'}")));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        together.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        only();
    }

    private void reconcile(String metadata) {
        reconciler(told).of(List.of(task(metadata)));
    }

    private ReconcileSchedules reconciler(List<String> changes) {
        return new ReconcileSchedules(storage.jobs(), "bee", Dialect.DEFAULT, new WorkerListener() {
            @Override
            public void scheduleChanged(String task, String change) {
                changes.add(task + ": " + change);
            }
        });
    }

    private static TaskDefinition task(String metadata) {
        BsonDocument task = BsonDocument.parse("{id: 'hello', definition: '/tasks/hello.js'}");
        task.putAll(BsonDocument.parse(metadata));
        return new TaskDefinition(task);
    }

    private Job only() {
        assertEquals(1, jobs().size(), jobs().toString());
        return jobs().getFirst();
    }

    private List<Job> jobs() {
        return storage.jobs().newest(JobFilter.ALL, 100);
    }
}
