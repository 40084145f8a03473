package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.SettableClock;
import io.qworker.bus.Bus;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.sqlite.SqliteFile;
import io.qworker.store.sqlite.SqliteJobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two live runs of one job can both write its outcome. */
class LeaseTest {

    @Test
    void the_outcome_of_a_job_that_was_given_to_another_is_not_recorded(@TempDir Path folder) {
        SettableClock clock = new SettableClock(Instant.now());
        try (WorkerFixture fixture = new WorkerFixture(folder).resource("hooks");
                JobStore mine = new SqliteJobStore(SqliteFile.open(folder.resolve("jobs.db")), clock);
                JobStore others = new SqliteJobStore(SqliteFile.open(folder.resolve("jobs.db")), clock)) {
            fixture.start(fixture.config(true, "hooks"), mine);
            Job job = fixture.schedule("hooks", "{\"wait\": true}", clock.instant());
            fixture.await("it runs", () -> fixture.logged().stream().anyMatch(text -> text.startsWith("processor")));

            clock.advance(Duration.ofMinutes(1));
            assertEquals(1, others.returnLost(Map.of()));
            Lease lease = others.openLease("other", Duration.ofMinutes(10), new BsonDocument());
            List<Claim> taken = others.claimDue(lease, Map.of("hooks", 1), 1, clock.instant());
            assertEquals(job.id(), taken.getFirst().job().id());

            fixture.storage
                    .bus()
                    .publish(List.of(new Bus.Message(
                            "job:cancel", new BsonString(job.id().toHexString()))));
            fixture.await("it is told", () -> fixture.troubles.toString().contains("was taken from this worker"));
            Job now = fixture.find(job.id()).orElseThrow();
            assertTrue(now.lockedAt().isPresent(), "the other's lock is gone");
            assertTrue(now.document().get("failReason") == null, "the outcome was recorded");
        }
    }
}
