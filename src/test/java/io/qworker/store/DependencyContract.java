package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.After;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Jobs that run after others, as every store must keep them waiting and let them go. */
public interface DependencyContract extends StoreFixture {

    private Job after(BsonValue onFailure, Job... before) {
        return after(onFailure, Stream.of(before).map(Job::id).toArray(ObjectId[]::new));
    }

    private Job after(BsonValue onFailure, ObjectId... before) {
        return store().add(List.of(draft(onFailure, before))).getFirst();
    }

    private JobDraft draft(BsonValue onFailure, ObjectId... before) {
        BsonArray ids = new BsonArray(Stream.of(before).map(BsonObjectId::new).toList());
        return new JobDraft(
                "second", BsonNull.VALUE, 0, now(), After.read(ids, onFailure).fields());
    }

    private List<ObjectId> claimSecond(Lease lease) {
        return claim(store(), lease, "second").stream()
                .map(claim -> claim.job().id())
                .toList();
    }

    private Finish failed(Claim claim) {
        return new Finish.Update(
                claim,
                new BsonDocument("failedAt", StoreFixture.date(now()))
                        .append("lastFinishedAt", StoreFixture.date(now()))
                        .append("nextRunAt", BsonNull.VALUE));
    }

    private static BsonString word(String text) {
        return new BsonString(text);
    }

    @Test
    default void a_job_waits_until_all_jobs_before_it_have_succeeded() {
        List<String> released = new ArrayList<>();
        other().whenReleased(released::add);
        Lease lease = lease();
        Job child = after(BsonNull.VALUE, add("first", now()), add("first", now()));
        assertEquals(List.of(), claimSecond(lease));
        assertEquals(Optional.empty(), store().nextDue(List.of("second")));
        List<Claim> claims = claim(store(), lease, "first");
        other().finish(List.of(new Finish.Remove(claims.get(0))));
        assertEquals(List.of(), claimSecond(lease));
        other().finish(List.of(finished(claims.get(1))));
        assertEquals(List.of("second"), released);
        assertEquals(List.of(child.id()), claimSecond(lease));
    }

    @Test
    default void its_own_time_is_kept() {
        Lease lease = lease();
        Job parent = add("first", now());
        Job child = store().add(List.of(new JobDraft(
                        "second",
                        BsonNull.VALUE,
                        0,
                        now().plusSeconds(60),
                        After.read(new BsonObjectId(parent.id()), BsonNull.VALUE)
                                .fields())))
                .getFirst();
        store().finish(List.of(new Finish.Remove(claimOne(lease, "first"))));
        assertEquals(List.of(), claimSecond(lease));
        assertEquals(Optional.of(now().plusSeconds(60)), read(child).nextRunAt());
        assertEquals(Optional.of(now().plusSeconds(60)), store().nextDue(List.of("second")));
    }

    @Test
    default void a_job_that_is_gone_or_done_is_not_waited_for() {
        Lease lease = lease();
        Job kept = add("first", now());
        store().finish(List.of(finished(claimOne(lease, "first"))));
        Job child = after(BsonNull.VALUE, kept.id(), new ObjectId());
        assertEquals(List.of(child.id()), claimSecond(lease));
    }

    @Test
    default void a_job_fails_with_the_one_before_it_and_so_do_those_after_it() {
        Lease lease = lease();
        Job child = after(BsonNull.VALUE, add("first", now()));
        Job grandchild = after(BsonNull.VALUE, child);
        store().finish(List.of(failed(claimOne(lease, "first"))));
        for (Job each : List.of(child, grandchild)) {
            assertEquals(JobState.FAILED, JobState.of(read(each), now()));
            assertTrue(read(each).document().getString("failReason").getValue().contains("failed or was cancelled"));
        }
        assertEquals(List.of(), claimSecond(lease));
        Job late = after(BsonNull.VALUE, child);
        assertEquals(JobState.FAILED, JobState.of(read(late), now()));
    }

    @Test
    default void a_job_may_run_or_be_removed_when_the_one_before_it_fails() {
        Lease lease = lease();
        Job first = add("first", now());
        Job runs = after(word("run"), first);
        Job removed = after(word("cancel"), first);
        Job afterRemoved = after(word("run"), removed);
        store().finish(List.of(failed(claimOne(lease, "first"))));
        assertEquals(Optional.empty(), store().find(removed.id()));
        assertEquals(
                List.of(runs.id(), afterRemoved.id()),
                claimSecond(lease).stream().sorted().toList());
    }

    @Test
    default void a_failure_that_is_retried_is_waited_out() {
        Lease lease = lease();
        Job child = after(BsonNull.VALUE, add("first", now()));
        Claim claim = claimOne(lease, "first");
        BsonDocument retry = new BsonDocument("failedAt", StoreFixture.date(now()))
                .append("lastFinishedAt", StoreFixture.date(now()))
                .append("nextRunAt", StoreFixture.date(now()));
        store().finish(List.of(new Finish.Update(claim, retry)));
        assertTrue(After.waits(read(child)));
        store().finish(List.of(new Finish.Remove(claimOne(lease, "first"))));
        assertEquals(List.of(child.id()), claimSecond(lease));
    }

    @Test
    default void a_recurring_job_is_waited_for_until_its_next_run_succeeds() {
        Lease lease = lease();
        addWith("first", new BsonDocument("repeatInterval", word("1 minute")));
        Job child = after(BsonNull.VALUE, store().newest(JobFilter.ALL, 1).getFirst());
        assertTrue(After.waits(read(child)));
        BsonDocument again = new BsonDocument("lastFinishedAt", StoreFixture.date(now()))
                .append("nextRunAt", StoreFixture.date(now().plusSeconds(60)));
        store().finish(List.of(new Finish.Update(claimOne(lease, "first"), again)));
        assertEquals(List.of(child.id()), claimSecond(lease));
    }

    @Test
    default void a_cancelled_job_counts_as_failed() {
        Job first = add("first", now());
        Job child = after(BsonNull.VALUE, first);
        assertTrue(store().remove(first.id()));
        assertEquals(JobState.FAILED, JobState.of(read(child), now()));
    }

    @Test
    default void what_a_killed_process_left_undone_is_done_by_another() {
        Job child = after(BsonNull.VALUE, add("first", now()));
        // The end of the job before, without anybody looking whether others wait for it.
        forgetToTell(store().newest(new JobFilter(Set.of("first"), Set.of()), 1).getFirst());
        assertTrue(After.waits(read(child)));
        other().returnLost(Map.of());
        assertFalse(After.waits(read(child)));
        assertEquals(List.of(child.id()), claimSecond(lease()));
    }

    /** Removes a job behind the store's back. */
    void forgetToTell(Job job);

    @Test
    default void a_request_made_twice_waits_once_and_no_job_waits_for_itself() {
        Lease lease = lease();
        Job first = add("first", now());
        ObjectId request = new ObjectId();
        assertTrue(store().addOnce(request, draft(BsonNull.VALUE, first.id())));
        assertFalse(other().addOnce(request, draft(BsonNull.VALUE, first.id())));
        assertEquals(List.of(), claimSecond(lease));
        store().finish(List.of(new Finish.Remove(claimOne(lease, "first"))));
        assertEquals(List.of(request), claimSecond(lease));
        ObjectId own = new ObjectId();
        assertThrows(StoreException.class, () -> store().addOnce(own, draft(BsonNull.VALUE, own)));
    }
}
