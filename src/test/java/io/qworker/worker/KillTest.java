package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.QworkerProcess;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged work is never lost: real worker processes, one of them killed in the middle. */
class KillTest {

    private static final int JOBS = 2_000;

    @Test
    void the_jobs_of_a_killed_worker_run_again_elsewhere_and_none_completes_twice(@TempDir Path folder) {
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("counted", "{\"persistJobs\": true}");
                QworkerProcess first = QworkerProcess.alone(folder, "first", "counted");
                QworkerProcess _ = QworkerProcess.alone(folder, "second", "counted")) {
            fixture.storage
                    .jobs()
                    .add(IntStream.range(0, JOBS).mapToObj(KillTest::draft).toList());
            fixture.await("the first has done some", () -> doneBy(fixture, "first") > 50);

            first.kill();
            int before = doneBy(fixture, "first");
            fixture.await("all are done", () -> completed(fixture).size() == JOBS);

            assertEquals(before, doneBy(fixture, "first"), "a dead worker completed jobs");
            for (Job job : completed(fixture)) {
                int runs = job.document()
                        .getDocument("data")
                        .getInt32("completions")
                        .getValue();
                assertEquals(1, runs, job.document().toJson());
            }
        }
    }

    private static JobDraft draft(int number) {
        return new JobDraft(
                "counted", new BsonDocument("n", new BsonInt32(number)), 0, Instant.now(), new BsonDocument());
    }

    private static List<Job> completed(WorkerFixture fixture) {
        return fixture.jobs(JobState.COMPLETED);
    }

    private static int doneBy(WorkerFixture fixture, String worker) {
        return (int) completed(fixture).stream()
                .filter(job ->
                        job.document().getString("lastModifiedBy").getValue().equals(worker))
                .count();
    }
}
