package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.queue.StoredJobs;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that fail and are tried again, until they succeed or are dead. */
class RetriesTest {

    private static final String SOON = "{\"persistJobs\": true, \"backoff\": {\"type\": \"constant\", \"delay\": 1}}";

    @TempDir
    Path folder;

    @Test
    void a_job_is_retried_as_its_metadata_say_until_it_succeeds() {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", SOON)) {
            fixture.alone("retried");
            Job job = fixture.schedule("retried", "{\"fails\": 2}");
            fixture.await("it succeeds", () -> !fixture.jobs(JobState.COMPLETED).isEmpty());
            assertEquals(attempts("0", "1", "2"), fixture.logged());
            BsonDocument document = fixture.find(job.id()).orElseThrow().document();
            assertTrue(document.isNull("failedAt") && document.isNull(Job.RETRIES), document::toString);
        }
    }

    @Test
    void a_job_whose_last_retry_fails_is_dead_and_runs_again_when_it_is_told_to() {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", SOON)) {
            fixture.alone("retried");
            Job job = fixture.schedule("retried", "{\"fails\": 4}");
            Job dead = awaitDead(fixture, job);
            assertEquals(
                    "attempt 4 failed", dead.document().getString("failReason").getValue());
            StoredJobs jobs = new StoredJobs(
                    fixture.storage.jobs(), fixture.storage.bus(), InstantSource.system(), problem -> {});
            assertEquals(0, jobs.retryDead(Set.of("other")));
            assertEquals(1, jobs.retryDead(Set.of("retried")));
            fixture.await("it succeeds", () -> !fixture.jobs(JobState.COMPLETED).isEmpty());
            assertEquals(attempts("0", "1", "2", "3", "0"), fixture.logged());
        }
    }

    @Test
    void a_jobs_own_back_off_goes_before_its_tasks() {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", SOON)) {
            fixture.alone("retried");
            BsonDocument own =
                    BsonDocument.parse("{\"backoff\": {\"type\": \"constant\", \"delay\": 1, \"maxRetries\": 1}}");
            Job job = fixture.storage
                    .jobs()
                    .add(List.of(new JobDraft(
                            "retried", new BsonDocument("fails", new BsonInt32(9)), 0, Instant.now(), own)))
                    .getFirst();
            assertEquals(
                    2, awaitDead(fixture, job).document().getInt32("failCount").getValue());
        }
    }

    @Test
    void a_back_off_of_the_task_file_goes_before_the_metadata() {
        String metadata = "{\"strategy\": \"constant\", \"backoff\": \"standard\"}";
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", metadata)) {
            fixture.alone("retried");
            Job job = fixture.schedule("retried", "{\"fails\": 9}");
            assertEquals(
                    3, awaitDead(fixture, job).document().getInt32("failCount").getValue());
        }
    }

    @Test
    void a_function_of_the_task_file_decides_by_the_error_and_the_attempt() {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", "{\"strategy\": \"asked\"}")) {
            fixture.alone("retried");
            Job again = fixture.schedule("retried", "{\"fails\": 9, \"code\": \"EAGAIN\"}");
            assertEquals(
                    4,
                    awaitDead(fixture, again).document().getInt32("failCount").getValue());
            Job once = fixture.schedule("retried", "{\"fails\": 9, \"code\": \"ENOENT\"}");
            assertEquals(
                    1, awaitDead(fixture, once).document().getInt32("failCount").getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "property"})
    void an_error_that_says_so_is_not_retried(String how) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("retried", SOON)) {
            fixture.alone("retried");
            Job job = fixture.schedule("retried", "{\"refuse\": \"" + how + "\"}");
            assertEquals(
                    1, awaitDead(fixture, job).document().getInt32("failCount").getValue());
        }
    }

    @Test
    void metadata_with_an_unreadable_back_off_are_reported_by_the_part_that_is_wrong() {
        try (WorkerFixture fixture =
                new WorkerFixture(folder).resource("retried", "{\"backoff\": {\"delay\": \"soon\"}}")) {
            fixture.alone("retried");
            assertTrue(fixture.troubles.toString().contains("backoff.delay"), fixture.troubles.toString());
        }
    }

    private static Job awaitDead(WorkerFixture fixture, Job job) {
        fixture.await(
                "it is dead",
                () -> fixture.find(job.id())
                        .filter(each -> each.instant("failedAt").isPresent()
                                && each.nextRunAt().isEmpty()
                                && !each.held())
                        .isPresent());
        return fixture.find(job.id()).orElseThrow();
    }

    private static List<String> attempts(String... retries) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < retries.length; i++) {
            texts.add("attempt " + (i + 1) + ", retry " + retries[i]);
        }
        return texts;
    }
}
