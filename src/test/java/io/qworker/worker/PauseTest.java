package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import io.qworker.store.Pause;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is paused waits, and nothing of it is lost. */
class PauseTest {

    private static final String KEPT = "{\"persistJobs\": true}";

    private WorkerFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) {
        fixture = new WorkerFixture(folder)
                .resource("counted", KEPT)
                .resource("hooks", KEPT)
                .resource("styles", KEPT);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void pause(Pause pause) {
        fixture.storage.jobs().pause(pause);
        tell();
    }

    private void resume(Pause pause) {
        assertTrue(fixture.storage.jobs().resume(pause));
        tell();
    }

    private void tell() {
        fixture.storage.bus().publish(List.of(new Bus.Message(Topics.PAUSES_CHANGED, BsonNull.VALUE)));
    }

    private void awaitTold(String words) {
        fixture.await(words, () -> fixture.troubles.toString().contains(words));
    }

    @Test
    void a_task_that_was_paused_before_the_worker_came_waits_and_others_do_not() {
        fixture.storage.jobs().pause(Pause.task("counted"));
        Job waits = fixture.schedule("counted", "{}");
        Job runs = fixture.schedule("styles", "{\"how\": \"done\"}");
        fixture.alone("counted", "styles");
        fixture.awaitSuccess(runs);
        assertEquals(waits, fixture.find(waits.id()).orElseThrow());
        resume(Pause.task("counted"));
        fixture.awaitSuccess(waits);
    }

    @Test
    void what_runs_when_its_task_is_paused_goes_on() {
        fixture.alone("hooks", "styles");
        Job runs = fixture.schedule("hooks", "{\"wait\": true}");
        fixture.await("it runs", () -> fixture.logged().stream().anyMatch(text -> text.startsWith("processor")));
        pause(Pause.task("hooks"));
        awaitTold("The task “hooks” is paused");
        Job waits = fixture.schedule("hooks", "{}");
        fixture.awaitSuccess(fixture.schedule("styles", "{\"how\": \"done\"}"));
        fixture.storage
                .bus()
                .publish(List.of(
                        new Bus.Message(Topics.JOB_CANCEL, runs.document().get("_id"))));
        fixture.awaitEnd(runs);
        assertEquals(waits, fixture.find(waits.id()).orElseThrow());
    }

    @Test
    void a_paused_task_gives_back_what_was_claimed_ahead_and_completes_it_once_when_resumed() {
        int jobs = 4_000;
        fixture.storage
                .jobs()
                .add(IntStream.range(0, jobs).mapToObj(PauseTest::draft).toList());
        fixture.alone("counted");
        fixture.await("some are done", () -> fixture.jobs(JobState.COMPLETED).size() > 500);
        pause(Pause.task("counted"));
        fixture.await("none is held", () -> fixture.jobs(JobState.RUNNING).isEmpty());
        int done = fixture.jobs(JobState.COMPLETED).size();
        assertTrue(done < jobs, "the pause came too late to see anything");
        assertEquals(jobs - done, fixture.jobs(JobState.QUEUED).size());
        resume(Pause.task("counted"));
        fixture.await("all are done", () -> fixture.jobs(JobState.COMPLETED).size() == jobs);
        assertTrue(fixture.jobs().stream()
                .allMatch(job ->
                        job.document().getDocument("data").get("completions").equals(new BsonInt32(1))));
    }

    private static JobDraft draft(int number) {
        return new JobDraft(
                "counted", new BsonDocument("n", new BsonInt32(number)), 0, Instant.now(), new BsonDocument());
    }

    /** Nobody tells it: it looks for itself when it renews its lease. */
    @Test
    void a_paused_worker_claims_nothing_until_it_is_resumed() {
        fixture.alone("counted");
        fixture.awaitSuccess(fixture.schedule("counted", "{}"));
        fixture.storage.jobs().pause(Pause.worker("someone else"));
        fixture.storage.jobs().pause(Pause.worker("bee"));
        awaitTold("This worker (bee) is paused");
        Job waits = fixture.schedule("counted", "{}");
        Instant renewed = leaseEnd();
        fixture.await("it renews its lease", () -> leaseEnd().isAfter(renewed));
        assertEquals(waits, fixture.find(waits.id()).orElseThrow());
        fixture.storage.jobs().resume(Pause.worker("bee"));
        fixture.awaitSuccess(waits);
    }

    private Instant leaseEnd() {
        return fixture.storage.jobs().workers().getFirst().expiresAt();
    }
}
