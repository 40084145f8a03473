package io.qworker.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class JobStateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_locked_job_is_running_whatever_else_it_says() {
        assertState(
                JobState.RUNNING,
                "{lockedAt: ISODate('2026-03-01T11:00:00Z'), failedAt: ISODate('2026-03-01T11:00:00Z')}");
    }

    @Test
    void a_job_that_failed_when_it_last_ran_is_failed() {
        assertState(JobState.FAILED, "{failedAt: ISODate('2026-03-01T11:00:00Z')}");
        assertState(
                JobState.FAILED,
                "{failedAt: ISODate('2026-03-01T11:00:00Z'), lastFinishedAt: ISODate('2026-03-01T11:00:00Z'), repeatInterval: '1 day'}");
    }

    @Test
    void a_job_that_finished_well_after_it_failed_is_judged_by_its_time() {
        assertState(
                JobState.COMPLETED,
                "{failedAt: ISODate('2026-03-01T11:00:00Z'), lastFinishedAt: ISODate('2026-03-01T11:00:00.001Z'), nextRunAt: null}");
    }

    @Test
    void a_repeating_job_is_repeating_whether_due_or_not() {
        assertState(JobState.REPEATING, "{repeatInterval: '1 day', nextRunAt: ISODate('2026-03-01T11:00:00Z')}");
        assertState(JobState.REPEATING, "{repeatInterval: 5000, nextRunAt: ISODate('2026-03-01T13:00:00Z')}");
    }

    @Test
    void other_jobs_are_judged_by_their_time() {
        assertState(JobState.SCHEDULED, "{nextRunAt: ISODate('2026-03-01T12:00:00.001Z'), repeatInterval: null}");
        assertState(JobState.QUEUED, "{nextRunAt: ISODate('2026-03-01T12:00:00Z'), repeatInterval: ''}");
        assertState(JobState.COMPLETED, "{}");
    }

    private static void assertState(JobState expected, String document) {
        assertEquals(expected, JobState.of(new Job(BsonDocument.parse(document)), NOW));
    }
}
