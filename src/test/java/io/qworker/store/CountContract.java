package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static io.qworker.store.StoreFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Counting jobs, as every store must do it: always the same as looking at each. */
public interface CountContract extends StoreFixture {

    @Test
    default void there_are_no_counts_without_jobs() {
        assertEquals(Map.of(), store().counts().tasks());
    }

    @Test
    default void counts_follow_jobs_of_each_kind() {
        add("a", now());
        add("a", now().plusSeconds(9));
        addWith("a", new BsonDocument("disabled", BsonBoolean.TRUE));
        addWith("a", new BsonDocument("lockedAt", date(now())));
        addWith("a", new BsonDocument("failedAt", date(now())));
        addWith("b", new BsonDocument("repeatInterval", new BsonString("5 minutes")));
        addWith("b", new BsonDocument("nextRunAt", BsonNull.VALUE).append("failedAt", date(now())));
        addWith("b", new BsonDocument("nextRunAt", BsonNull.VALUE));
        assertEquals(
                Map.of("a", ofTask(3, 1, 1, 0, 0), "b", ofTask(0, 0, 1, 1, 1)),
                store().counts().tasks());
        assertRight();
    }

    @Test
    default void counts_stay_right_through_every_operation() {
        Job updated = add("a", now());
        Job removed = add("b", now());
        store().addOnce(new ObjectId(), draft("a", now()));
        store().add(List.of(draft("a", now()), draft("a", now()), draft("b", now()), draft("b", now())));
        assertRight();
        Lease lease = lease();
        List<Claim> claims = store().claimDue(lease, Map.of("a", 4, "b", 2), 6, now());
        assertEquals(6, claims.size());
        assertRight();
        store().finish(List.of(new Finish.Remove(claims.get(0)), finished(claims.get(1)), failed(claims.get(2))));
        assertRight();
        store().release(List.of(claims.get(3)));
        assertRight();
        for (String set : List.of(
                "{failedAt: {$date: '2026-01-01T00:00:00Z'}}",
                "{repeatInterval: '1 hour'}",
                "{failedAt: null}",
                "{nextRunAt: null}",
                "{repeatInterval: ''}",
                "{disabled: true}",
                "{nextRunAt: {$date: '2026-01-01T00:00:00Z'}}",
                "{name: 'c'}",
                "{disabled: false, name: 'a'}")) {
            store().update(updated.id(), BsonDocument.parse(set));
            assertRight();
        }
        store().remove(removed.id());
        assertRight();
        store().closeLease(lease);
        assertRight();
        claim(other(), other().openLease("ant", LIFE, ABOUT), "a");
        assertRight();
        clock().advance(LIFE);
        store().returnLost(Map.of());
        assertRight();
        addWith("a", new BsonDocument("lockedAt", date(now())).append("lastModifiedBy", new BsonString("drone")));
        assertRight();
        store().returnJobsOf("drone", Set.of(), now());
        assertRight();
    }

    private Finish failed(Claim claim) {
        return new Finish.Update(claim, new BsonDocument("failedAt", date(now())).append("nextRunAt", BsonNull.VALUE));
    }

    /** Compares with a look at each job. */
    private void assertRight() {
        Map<String, Map<JobState, Integer>> seen = new TreeMap<>();
        for (Job job : other().newest(JobFilter.ALL, 1000)) {
            seen.computeIfAbsent(job.name(), _ -> new EnumMap<>(JobState.class))
                    .merge(JobState.of(job, now()), 1, Integer::sum);
        }
        Map<String, JobCounts.OfTask> expected = new TreeMap<>();
        seen.forEach((name, states) -> expected.put(
                name,
                ofTask(
                        states.getOrDefault(JobState.QUEUED, 0) + states.getOrDefault(JobState.SCHEDULED, 0),
                        states.getOrDefault(JobState.RUNNING, 0),
                        states.getOrDefault(JobState.FAILED, 0),
                        states.getOrDefault(JobState.REPEATING, 0),
                        states.getOrDefault(JobState.COMPLETED, 0))));
        assertEquals(expected, store().counts().tasks());
    }

    private static JobCounts.OfTask ofTask(int waiting, int running, int failed, int repeating, int completed) {
        return new JobCounts.OfTask(count(waiting), count(running), count(failed), count(repeating), count(completed));
    }

    private static JobCounts.Count count(int jobs) {
        return new JobCounts.Count(jobs, false);
    }
}
