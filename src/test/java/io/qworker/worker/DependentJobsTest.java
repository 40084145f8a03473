package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that task files have run after others. */
class DependentJobsTest {

    private static final String NOOP = "module.exports = (worker, task) => worker.task(task.id, () => {});";

    @TempDir
    Path folder;

    @Test
    void a_job_that_a_task_schedules_after_its_own_runs_once_that_has_ended() {
        try (WorkerFixture fixture = workers()) {
            Job first = fixture.schedule("schedules-the-next", "{}");
            fixture.awaitEnd(first);
            fixture.await("the second has run", () -> successes(fixture).size() == 2);
            assertEquals(List.of("schedules-the-next", "noop"), successes(fixture));
        }
    }

    private static List<String> successes(WorkerFixture fixture) {
        return fixture.notifications.stream()
                .filter(each -> each.type().equals("success"))
                .map(each -> each.fields().getString("taskId").getValue())
                .toList();
    }

    @Test
    void it_fails_with_it_unless_it_is_told_to_run_nevertheless() {
        try (WorkerFixture fixture = workers()) {
            fixture.awaitEnd(fixture.schedule("schedules-the-next", "{fails: true}"));
            fixture.await(
                    "both have failed", () -> fixture.jobs(JobState.FAILED).size() == 2);
            fixture.awaitEnd(fixture.schedule("schedules-the-next", "{fails: true, afterFailure: 'run'}"));
            fixture.await("only one more has failed", () -> fixture.jobs().size() == 3);
            assertEquals(3, fixture.jobs(JobState.FAILED).size());
        }
    }

    @Test
    void what_is_no_id_is_told_to_the_task() {
        try (WorkerFixture fixture = workers()) {
            String failure = fixture.awaitFailure(fixture.schedule("schedules-the-next", "{after: 'soon'}"));
            assertTrue(failure.contains("“soon” is no job's id"), failure);
        }
    }

    private WorkerFixture workers() {
        WorkerFixture fixture =
                new WorkerFixture(folder).resource("schedules-the-next").task("noop", NOOP);
        fixture.alone("schedules-the-next", "noop");
        return fixture;
    }
}
