package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are ended before their end: by their timeout, or because somebody cancels them. */
class StopRunsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"loop", "park", "never", "later"})
    void a_job_that_heeds_nothing_is_stopped_by_its_timeout_and_the_worker_goes_on(String way) {
        try (WorkerFixture fixture = stubborn("{\"timeout\": 300}")) {
            fixture.alone("stubborn");
            assertEquals("Timed out after 300 ms", fixture.awaitFailure(run(fixture, way)));
            fixture.awaitSuccess(run(fixture, "quick"));
        }
    }

    @Test
    void a_job_that_heeds_its_signal_ends_by_itself_and_is_said_to_have_timed_out() {
        try (WorkerFixture fixture = stubborn("{\"timeout\": \"100 milliseconds\"}")) {
            fixture.alone("stubborn");
            String reason = fixture.awaitFailure(run(fixture, "heeds"));
            assertTrue(reason.startsWith("Timed out after 100 ms: "), reason);
            assertTrue(fixture.logged().contains("told heeds"), fixture.logged().toString());
            assertTrue(fixture.troubles.isEmpty(), fixture.troubles.toString());
        }
    }

    @Test
    void a_job_that_succeeds_when_it_is_told_has_succeeded() {
        try (WorkerFixture fixture = stubborn("{\"timeout\": 100}")) {
            fixture.alone("stubborn");
            fixture.awaitSuccess(run(fixture, "finishes"));
        }
    }

    @Test
    void a_jobs_own_timeout_goes_before_its_tasks() {
        try (WorkerFixture fixture = stubborn("{\"timeout\": \"1 hour\"}")) {
            fixture.alone("stubborn");
            Job job = fixture.storage
                    .jobs()
                    .add(List.of(new JobDraft(
                            "stubborn",
                            BsonDocument.parse("{\"way\": \"loop\"}"),
                            0,
                            Instant.now(),
                            BsonDocument.parse("{\"timeout\": \"0.2 seconds\"}"))))
                    .getFirst();
            assertEquals("Timed out after 200 ms", fixture.awaitFailure(job));
        }
    }

    @Test
    void the_other_jobs_of_a_lane_that_is_stopped_are_run_again_and_do_not_fail() {
        try (WorkerFixture fixture = stubborn("{}")) {
            fixture.alone("stubborn");
            Job other = run(fixture, "finishes");
            fixture.await("it runs", () -> fixture.logged().contains("begins finishes"));
            Job loop = run(fixture, "loop");
            fixture.await("both run", () -> fixture.logged().contains("begins loop"));
            cancel(fixture, loop);
            assertEquals("Cancelled", fixture.awaitFailure(loop));
            fixture.await(
                    "the other runs again", () -> Collections.frequency(fixture.logged(), "begins finishes") == 2);
            cancel(fixture, other);
            fixture.awaitSuccess(other);
            assertEquals(1, fixture.jobs(JobState.FAILED).size());
        }
    }

    @Test
    void a_cancelled_job_is_not_retried() {
        try (WorkerFixture fixture = stubborn("{\"backoff\": {\"delay\": 1}}")) {
            fixture.alone("stubborn");
            Job loop = run(fixture, "loop");
            fixture.await("it runs", () -> fixture.logged().contains("begins loop"));
            cancel(fixture, loop);
            assertEquals("Cancelled", fixture.awaitFailure(loop));
            fixture.await(
                    "it is free", () -> !fixture.find(loop.id()).orElseThrow().held());
            assertTrue(fixture.find(loop.id()).orElseThrow().nextRunAt().isEmpty());
        }
    }

    @Test
    void a_job_that_timed_out_is_retried_as_any_other() {
        try (WorkerFixture fixture = stubborn("{\"timeout\": 100, \"backoff\": {\"delay\": 1, \"maxRetries\": 1}}")) {
            fixture.alone("stubborn");
            Job loop = run(fixture, "loop");
            fixture.await(
                    "it is dead",
                    () -> fixture.find(loop.id())
                            .filter(job -> !job.held() && job.nextRunAt().isEmpty())
                            .isPresent());
            assertEquals(2, Collections.frequency(fixture.logged(), "begins loop"));
        }
    }

    private WorkerFixture stubborn(String metadata) {
        return new WorkerFixture(folder).resource("stubborn", metadata);
    }

    private static Job run(WorkerFixture fixture, String way) {
        return fixture.schedule("stubborn", "{\"way\": \"" + way + "\"}");
    }

    private static void cancel(WorkerFixture fixture, Job job) {
        fixture.storage
                .bus()
                .publish(List.of(
                        new Bus.Message("job:cancel", new BsonString(job.id().toHexString()))));
    }
}
