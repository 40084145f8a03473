package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static io.qworker.store.StoreFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Keeping, claiming and finishing jobs, as every store must do it. */
public interface JobStoreContract extends StoreFixture {

    @Test
    default void an_added_job_reads_as_agenda_writes_it() {
        Job added = store().add(List.of(draft("mail", 10, now()))).getFirst();
        BsonDocument expected = new BsonDocument("name", new BsonString("mail"))
                .append("data", new BsonDocument("to", new BsonString("you")))
                .append("type", new BsonString("normal"))
                .append("priority", new BsonInt32(10))
                .append("nextRunAt", date(now()))
                .append("lockedAt", BsonNull.VALUE)
                .append("lastModifiedBy", BsonNull.VALUE);
        BsonDocument found = other().find(added.id()).orElseThrow().document();
        assertEquals(added.document(), found);
        found.remove("_id");
        assertEquals(expected, found);
    }

    @Test
    default void values_of_every_kind_come_back_as_they_were() {
        BsonDocument data = BsonDocument.parse("""
                {"int": 1, "long": {"$numberLong": "1"}, "double": 1.0, "text": "ä \\u0000 \ud83d\udc1d", "no": null,
                 "date": {"$date": "1969-12-31T23:59:59.999Z"}, "id": {"$oid": "65f000000000000000000001"},
                 "list": [1, [2, {"deep": true}]], "bytes": {"$binary": {"base64": "AAEC", "subType": "00"}},
                 "pattern": {"$regularExpression": {"pattern": "^a", "options": "i"}}, "": "empty"}""");
        Job added = store().add(List.of(new JobDraft("mail", data, 0, now(), new BsonDocument())))
                .getFirst();
        assertEquals(data, claimOne(lease(), "mail").job().document().get("data"));
        assertEquals(data, read(added).document().get("data"));
    }

    @Test
    default void fields_nobody_knows_outlive_a_run() {
        BsonDocument extra = new BsonDocument("skipDays", new BsonString("3 days")).append("custom", BsonBoolean.TRUE);
        Job job = addWith("mail", extra);
        Claim claim = claimOne(lease(), "mail");
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
        assertEquals(new BsonString("3 days"), read(job).document().get("skipDays"));
        assertEquals(BsonBoolean.TRUE, read(job).document().get("custom"));
    }

    @Test
    default void nothing_asked_is_nothing_done() {
        assertEquals(List.of(), store().add(List.of()));
        assertEquals(List.of(), store().finish(List.of()));
        assertEquals(List.of(), store().claimDue(lease(), Map.of(), 10, now()));
        assertEquals(List.of(), store().claimDue(lease(), Map.of("mail", 0), 10, now()));
        assertEquals(Optional.empty(), store().nextDue(List.of()));
        store().release(List.of());
        assertEquals(Optional.empty(), store().find(new ObjectId()));
    }

    @Test
    default void the_due_job_of_the_highest_priority_comes_first_then_the_earliest() {
        Job late = store().add(List.of(draft("a", 10, now().minusMillis(1)))).getFirst();
        Job low = store().add(List.of(draft("b", -10, now().minusMillis(3)))).getFirst();
        Job early = store().add(List.of(draft("a", 10, now().minusMillis(2)))).getFirst();
        Job high = store().add(List.of(draft("b", 20, now()))).getFirst();
        store().add(List.of(draft("a", 99, now().plusMillis(1))));
        assertEquals(List.of(high.id(), early.id()), ids(store().claimDue(lease(), Map.of("a", 5, "b", 5), 2, now())));
        assertEquals(List.of(late.id(), low.id()), ids(store().claimDue(lease(), Map.of("a", 5, "b", 5), 5, now())));
    }

    @Test
    default void jobs_of_high_priority_that_are_not_due_keep_none_that_is_from_being_taken() {
        store().add(IntStream.range(0, 200)
                .mapToObj(number -> draft("a", number % 40, now().plusSeconds(1 + number)))
                .toList());
        Job due = store().add(List.of(draft("a", -20, now()))).getFirst();
        assertEquals(Optional.of(now()), store().nextDue(List.of("a")));
        assertEquals(List.of(due.id()), ids(claim(store(), lease(), "a")));
        assertEquals(Optional.of(now().plusSeconds(1)), store().nextDue(List.of("a")));
        clock().advance(Duration.ofSeconds(40));
        assertEquals(
                IntStream.range(0, 40).map(number -> 39 - number).boxed().toList(),
                claim(store(), lease(), "a").stream()
                        .map(claim -> claim.job().priority())
                        .toList());
    }

    @Test
    default void a_claim_takes_no_more_than_there_is_room_for() {
        for (int i = 0; i < 10; i++) {
            add("a", now().minusMillis(20 - i));
            add("b", now().minusMillis(10 - i));
            add("c", now().minusMillis(30));
        }
        List<Claim> claims = store().claimDue(lease(), Map.of("a", 2, "b", 4), 5, now());
        assertEquals(
                List.of("a", "a", "b", "b", "b"),
                claims.stream().map(claim -> claim.job().name()).toList());
        assertEquals(
                List.of("b"),
                store().claimDue(lease(), Map.of("b", 1), 5, now()).stream()
                        .map(claim -> claim.job().name())
                        .toList());
    }

    @Test
    default void jobs_that_are_not_due_or_disabled_or_taken_are_left_alone() {
        Job due = add("mail", now());
        add("mail", now().plusMillis(1));
        addWith("mail", new BsonDocument("disabled", BsonBoolean.TRUE));
        addWith("mail", new BsonDocument("nextRunAt", BsonNull.VALUE));
        assertEquals(List.of(due.id()), ids(claim(store(), lease(), "mail")));
        assertEquals(List.of(), claim(other(), other().openLease("ant", LIFE, ABOUT), "mail"));
    }

    @Test
    default void a_claimed_job_is_locked_in_the_name_of_its_worker() {
        Job job = add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        assertEquals(lease.id(), claim.leaseId());
        assertEquals(Optional.of(now()), claim.job().lockedAt());
        assertEquals(Optional.of(now()), lockOf(job));
        assertEquals(new BsonString("bee"), claim.job().document().get("lastModifiedBy"));
    }

    @Test
    default void a_removed_job_is_gone() {
        Job job = add("mail", now());
        assertEquals(List.of(), store().finish(List.of(new Finish.Remove(claimOne(lease(), "mail")))));
        assertEquals(Optional.empty(), store().find(job.id()));
    }

    @Test
    default void a_recurring_job_is_free_again_at_its_next_time() {
        Job job = add("mail", now());
        Instant next = now().plusSeconds(60);
        Lease lease = lease();
        BsonDocument set = new BsonDocument("nextRunAt", date(next)).append("lastFinishedAt", date(now()));
        assertEquals(List.of(), store().finish(List.of(new Finish.Update(claimOne(lease, "mail"), set))));
        assertEquals(Optional.empty(), lockOf(job));
        assertEquals(List.of(), claim(store(), lease, "mail"));
        clock().advance(Duration.ofSeconds(60));
        assertEquals(List.of(job.id()), ids(claim(store(), lease, "mail")));
    }

    @Test
    default void removals_and_changes_are_finished_in_one_go() {
        List<Job> jobs = store().add(List.of(draft("a", now()), draft("a", now()), draft("a", now())));
        List<Claim> claims = claim(store(), lease(), "a");
        List<Finish> finishes =
                List.of(new Finish.Remove(claims.get(0)), finished(claims.get(1)), new Finish.Remove(claims.get(2)));
        assertEquals(List.of(), store().finish(finishes));
        List<ObjectId> left =
                store().newest(JobFilter.ALL, 10).stream().map(Job::id).toList();
        assertEquals(List.of(claims.get(1).job().id()), left);
        assertTrue(jobs.stream().map(Job::id).toList().containsAll(left));
    }

    @Test
    default void an_update_writes_its_fields_and_leaves_the_lock_alone() {
        Job job = add("mail", now());
        Claim claim = claimOne(lease(), "mail");
        BsonDocument set = new BsonDocument("progress", new BsonInt32(50))
                .append("lockedAt", BsonNull.VALUE)
                .append("_id", new BsonInt32(1))
                .append("nextRunAt", BsonNull.VALUE);
        assertTrue(other().update(job.id(), set));
        BsonDocument after = read(job).document();
        assertEquals(new BsonInt32(50), after.get("progress"));
        assertEquals(BsonNull.VALUE, after.get("nextRunAt"));
        assertEquals(claim.job().document().get("lockedAt"), after.get("lockedAt"));
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
        assertFalse(store().update(new ObjectId(), set));
    }

    @Test
    default void a_change_of_a_free_job_that_was_claimed_since_it_was_seen_is_refused() {
        Job seen = read(add("mail", now()));
        Claim claim = claimOne(lease(), "mail");
        BsonDocument again = new BsonDocument("nextRunAt", date(now()));
        assertFalse(other().updateFree(seen, again));
        assertFalse(other().updateFree(read(seen), again));
        assertFalse(other().removeFree(seen));
        assertFalse(other().removeFree(read(seen)));
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
    }

    @Test
    default void a_change_of_a_free_job_that_has_run_since_it_was_seen_is_refused() {
        Job seen = read(add("mail", now()));
        BsonDocument ran = new BsonDocument("nextRunAt", date(now())).append("lastFinishedAt", date(now()));
        store().finish(List.of(new Finish.Update(claimOne(lease(), "mail"), ran)));
        assertFalse(store().updateFree(seen, new BsonDocument("nextRunAt", date(now()))));
        assertFalse(store().removeFree(seen));
        Job as = read(seen);
        assertTrue(store().updateFree(as, new BsonDocument("failReason", BsonNull.VALUE)));
        assertTrue(store().removeFree(as));
        assertFalse(store().removeFree(as));
    }

    @Test
    default void of_those_who_let_a_job_run_again_at_once_one_succeeds() {
        Job seen = read(addWith("mail", new BsonDocument("nextRunAt", BsonNull.VALUE)));
        BsonDocument again = new BsonDocument("nextRunAt", date(now()));
        assertTrue(store().updateFree(seen, again));
        assertFalse(other().updateFree(seen, again));
        assertEquals(List.of(seen.id()), ids(claim(store(), lease(), "mail")));
    }

    @Test
    default void an_update_of_the_time_changes_when_the_job_is_claimed() {
        Job job = add("mail", now());
        store().update(job.id(), new BsonDocument("nextRunAt", date(now().plusSeconds(5))));
        assertEquals(List.of(), claim(store(), lease(), "mail"));
        assertEquals(Optional.of(now().plusSeconds(5)), store().nextDue(List.of("mail")));
        store().update(job.id(), new BsonDocument("disabled", BsonBoolean.TRUE));
        assertEquals(Optional.empty(), store().nextDue(List.of("mail")));
    }

    @Test
    default void a_deleted_job_cannot_be_changed_by_its_claim_and_counts_as_removed() {
        add("mail", now());
        add("mail", now());
        List<Claim> claims = claim(store(), lease(), "mail");
        claims.forEach(claim -> assertTrue(other().remove(claim.job().id())));
        assertFalse(other().remove(claims.getFirst().job().id()));
        List<Finish> finishes = List.of(finished(claims.get(0)), new Finish.Remove(claims.get(1)));
        assertEquals(List.of(claims.get(0)), store().finish(finishes));
        assertEquals(List.of(), store().newest(JobFilter.ALL, 10));
    }

    @Test
    default void the_next_due_instant_is_that_of_the_earliest_free_job_of_these_names() {
        assertEquals(Optional.empty(), store().nextDue(List.of("a", "b")));
        add("b", now().plusSeconds(9));
        add("c", now().minusSeconds(9));
        addWith("a", new BsonDocument("nextRunAt", new BsonDateTime(0)).append("disabled", BsonBoolean.TRUE));
        addWith("a", new BsonDocument("nextRunAt", BsonNull.VALUE));
        assertEquals(Optional.of(now().plusSeconds(9)), store().nextDue(List.of("a", "b")));
        add("a", now().minusSeconds(1));
        assertEquals(Optional.of(now().minusSeconds(1)), store().nextDue(List.of("a", "b")));
        claimOne(lease(), "a");
        assertEquals(Optional.of(now().plusSeconds(9)), store().nextDue(List.of("a", "b")));
    }

    private static List<ObjectId> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.job().id()).toList();
    }
}
