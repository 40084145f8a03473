package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecurringRunsTest {

    private WorkerFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) {
        fixture = new WorkerFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_run_that_may_overlap_begins_while_the_one_before_goes_on() {
        fixture.resource("together", "{\"every\": {\"interval\": \"1 second\", \"overlap\": \"allow\"}}");
        fixture.alone("together");
        fixture.await("two runs at once", () -> fixture.logged().contains("two at once"));
    }

    @Test
    void a_run_that_was_missed_is_left_out_where_that_is_wanted() {
        fixture.resource("counted");
        Instant due = Instant.now().minus(Duration.ofMinutes(90));
        Job job = recurring("{repeatInterval: '1 hour', missed: 'skip'}", due);
        fixture.alone("counted");
        fixture.await("the run is left out", () -> dueAfterNow(job));
        assertTrue(fixture.troubles.toString().contains("left out"), fixture.troubles.toString());
        assertEquals(
                due.plus(Duration.ofHours(2)).toEpochMilli(),
                fixture.find(job.id()).orElseThrow().nextRunAt().orElseThrow().toEpochMilli());
        assertTrue(fixture.find(job.id()).orElseThrow().instant("lastRunAt").isEmpty());
    }

    @Test
    void one_run_makes_up_for_all_that_were_missed_and_the_rhythm_stays() {
        fixture.resource("counted");
        Instant due = Instant.now().minus(Duration.ofMinutes(90));
        Job job = recurring("{repeatInterval: '1 hour'}", due);
        fixture.alone("counted");
        fixture.awaitSuccess(job);
        fixture.await("the job is due again", () -> dueAfterNow(job));
        Job after = fixture.find(job.id()).orElseThrow();
        assertEquals(
                due.plus(Duration.ofHours(2)).toEpochMilli(),
                after.nextRunAt().orElseThrow().toEpochMilli());
        assertEquals(
                1, after.document().getDocument("data").getInt32("completions").getValue());
    }

    @Test
    void a_rule_that_cannot_be_read_is_told_and_the_job_stays() {
        fixture.resource("counted");
        Job job = recurring("{repeatInterval: 'every blue moon'}", Instant.now());
        fixture.alone("counted");
        fixture.awaitSuccess(job);
        fixture.await("the reason is told", () -> fixture.troubles.toString().contains("blue"));
        assertTrue(fixture.find(job.id()).isPresent());
    }

    private boolean dueAfterNow(Job job) {
        return fixture.find(job.id())
                .flatMap(Job::nextRunAt)
                .filter(Instant.now()::isBefore)
                .isPresent();
    }

    private Job recurring(String rule, Instant due) {
        BsonDocument data = new BsonDocument("none", BsonNull.VALUE);
        return fixture.storage
                .jobs()
                .add(List.of(new JobDraft("counted", data, 0, due, BsonDocument.parse(rule))))
                .getFirst();
    }
}
