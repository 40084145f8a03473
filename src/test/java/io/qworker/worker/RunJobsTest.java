package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.config.Config;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source: protocol.md §2.7. */
class RunJobsTest {

    private static final String QUICK = "module.exports = (worker, task) => worker.task(task.id, () => {});";

    private WorkerFixture fixture;
    private Path place;

    @BeforeEach
    void open(@TempDir Path folder) {
        place = folder;
        fixture = new WorkerFixture(folder).resource("styles", "{\"description\": \"processors of every style\"}");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Job run(String how) {
        return fixture.schedule("styles", "{\"how\": \"%s\"}".formatted(how));
    }

    @Test
    void a_worker_whose_clock_is_five_minutes_ahead_runs_nothing_before_its_time(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).task("quick", QUICK)) {
            fixture.clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5));
            Job later = fixture.schedule("quick", null, Instant.now().plusSeconds(120));
            fixture.alone("quick");
            fixture.awaitSuccess(fixture.schedule("quick", null));
            assertTrue(fixture.find(later.id()).orElseThrow().lockedAt().isEmpty());
        }
    }

    @Test
    void a_worker_whose_clock_is_five_minutes_behind_runs_what_is_due(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).task("quick", QUICK)) {
            fixture.clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-5));
            fixture.alone("quick");
            fixture.awaitSuccess(fixture.schedule("quick", null));
        }
    }

    @Test
    void every_style_of_processor_ends_its_job_once_and_as_it_says() {
        fixture.alone("styles");

        fixture.awaitSuccess(run("done"));
        fixture.awaitSuccess(run("done-later"));
        fixture.awaitSuccess(run("done-twice"));
        fixture.awaitSuccess(run("promise"));
        assertEquals("out of order", fixture.awaitFailure(run("done-with-error")));
        assertEquals("only a text", fixture.awaitFailure(run("done-with-text")));
        assertEquals("thrown at once", fixture.awaitFailure(run("throw")));
        assertEquals("rejected", fixture.awaitFailure(run("reject")));
        assertEquals("thrown in a timer", fixture.awaitFailure(run("throw-in-timer")));
        assertEquals("nobody caught it", fixture.awaitFailure(run("unhandled-rejection")));
        fixture.awaitSuccess(run("done"));

        long ends = fixture.notifications.stream()
                .filter(notification -> List.of("success", "fail").contains(notification.type()))
                .count();
        assertEquals(11, ends);
    }

    @Test
    void a_job_that_succeeded_vanishes_and_one_that_failed_stays_with_its_reason() {
        fixture.alone("styles");
        Job good = run("done");
        Job bad = run("done-with-error");
        fixture.awaitSuccess(good);
        fixture.awaitFailure(bad);

        assertTrue(fixture.find(good.id()).isEmpty());
        Job kept = fixture.find(bad.id()).orElseThrow();
        assertEquals(JobState.FAILED, JobState.of(kept, Instant.now()));
        assertEquals("out of order", kept.document().getString("failReason").getValue());
        assertEquals(new BsonInt32(1), kept.document().get("failCount"));
        assertEquals(kept.instant("failedAt"), kept.instant("lastFinishedAt"));
        assertTrue(kept.lockedAt().isEmpty());
        assertTrue(kept.nextRunAt().isEmpty());
    }

    @Test
    void a_failure_notification_tells_the_errors_own_fields() {
        fixture.alone("styles");
        Notification end = fixture.awaitEnd(run("done-with-error"));
        var error = end.fields().getDocument("job").getDocument("error");
        assertEquals("out of order", error.getString("message").getValue());
        assertEquals("E_ORDER", error.getString("code").getValue());
        assertTrue(error.getDocument("nested").containsKey("a"));
        assertTrue(!error.containsKey("stack"));
    }

    @Test
    void a_task_that_persists_its_jobs_keeps_them_completed() {
        fixture.resource("keeps", "{\"persistJobs\": true}").alone("keeps");
        Job job = fixture.schedule("keeps", "{\"n\": 1}");
        fixture.awaitSuccess(job);
        Job kept = fixture.find(job.id()).orElseThrow();
        assertEquals(JobState.COMPLETED, JobState.of(kept, Instant.now()));
        assertEquals(2, kept.document().getDocument("data").getInt32("n").getValue());
        assertEquals("bee", kept.document().getString("lastModifiedBy").getValue());
    }

    @Test
    void a_job_waits_for_its_time_and_then_starts_at_once() {
        fixture.alone("styles");
        Instant due = Instant.now().plusMillis(700).truncatedTo(ChronoUnit.MILLIS);
        Job job = fixture.schedule("styles", "{\"how\": \"done\"}", due);
        fixture.awaitSuccess(job);
        Instant started = fixture.notifications.stream()
                .filter(notification -> notification.type().equals("start")
                        && notification.sourceId().equals(job.id().toHexString()))
                .findFirst()
                .orElseThrow()
                .triggeredAt();
        assertTrue(!started.isBefore(due), "started " + started + ", due " + due);
    }

    @Test
    void a_job_that_gives_itself_a_new_time_runs_again() {
        fixture.resource("again").alone("again");
        Job job = fixture.schedule("again", null);
        fixture.await("it ran twice", () -> fixture.logged().contains("run 2"));
        fixture.await("it is gone", () -> fixture.find(job.id()).isEmpty());
    }

    @Test
    void process_exit_fails_the_jobs_of_its_lane_and_nothing_else() {
        fixture.alone("styles");
        assertTrue(fixture.awaitFailure(run("exit")).contains("process.exit(3)"));
        fixture.awaitSuccess(run("done"));
    }

    @Test
    void a_job_whose_task_has_no_metadata_fails_and_says_so() {
        fixture.resource("stranger").alone("stranger");
        assertEquals("Unknown task: nobody", fixture.awaitFailure(fixture.schedule("nobody", null)));
    }

    @Test
    void no_more_jobs_of_a_task_run_at_once_than_its_concurrency() {
        fixture.resource("crowd").alone("crowd");
        List<Job> jobs = IntStream.range(0, 12)
                .mapToObj(i -> fixture.schedule("crowd", null))
                .toList();
        jobs.forEach(fixture::awaitSuccess);
        assertTrue(fixture.logged().contains("running 2"));
        assertTrue(fixture.logged().stream().noneMatch("running 3"::equals));
    }

    @Test
    void two_lanes_each_hold_the_tasks_and_share_the_jobs() {
        Config one = fixture.resource("meet").config(true, "meet");
        Config.Work work = one.work();
        Config two = new Config(
                one.identity(),
                one.tasks(),
                one.storage(),
                new Config.Work(work.processEvery(), 2, work.limits(), work.taskDefaults(), work.ending()),
                one.reports());
        fixture.start(two);
        // Each holds up its lane until the other has begun, so one lane alone would never end.
        Job first =
                fixture.schedule("meet", "{\"me\": \"first\", \"other\": \"second\", \"in\": \"%s\"}".formatted(place));
        Job second =
                fixture.schedule("meet", "{\"me\": \"second\", \"other\": \"first\", \"in\": \"%s\"}".formatted(place));
        fixture.awaitSuccess(first);
        fixture.awaitSuccess(second);
    }
}
