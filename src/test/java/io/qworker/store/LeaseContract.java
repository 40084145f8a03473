package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Who holds a job, and what becomes of it when the holder dies, as every store must see it. */
public interface LeaseContract extends StoreFixture {

    Map<String, Duration> NO_PEERS = Map.of();

    @Test
    default void a_job_of_a_dead_worker_is_free_for_another() {
        Job job = add("mail", now());
        claimOne(lease(), "mail");
        assertEquals(0, other().returnLost(NO_PEERS));
        clock().advance(LIFE);
        assertEquals(1, other().returnLost(NO_PEERS));
        assertEquals(0, other().returnLost(NO_PEERS));
        assertEquals(
                job.id(),
                claim(other(), other().openLease("ant", LIFE, ABOUT), "mail")
                        .getFirst()
                        .job()
                        .id());
    }

    @Test
    default void a_renewed_lease_keeps_its_jobs() {
        add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        for (int beat = 0; beat < 10; beat++) {
            clock().advance(LIFE.minusMillis(1));
            assertTrue(store().renew(lease));
            assertEquals(0, other().returnLost(NO_PEERS));
        }
        assertEquals(List.of(), store().finish(List.of(new Finish.Remove(claim))));
    }

    @Test
    default void a_lease_that_ran_out_but_was_not_missed_may_be_renewed() {
        add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        clock().advance(LIFE.plusSeconds(1));
        assertTrue(store().renew(lease));
        assertEquals(0, other().returnLost(NO_PEERS));
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
    }

    @Test
    default void a_worker_that_lost_its_lease_can_neither_renew_it_nor_claim_nor_write() {
        Job changed = add("mail", now());
        Job removed = add("mail", now());
        Lease lease = lease();
        List<Claim> claims = claim(store(), lease, "mail");
        clock().advance(LIFE);
        assertEquals(2, other().returnLost(NO_PEERS));
        assertFalse(store().renew(lease));
        assertEquals(List.of(), claim(store(), lease, "mail"));
        List<Finish> finishes = List.of(finished(claims.get(0)), new Finish.Remove(claims.get(1)));
        BsonDocument before = read(changed).document();
        assertEquals(Set.copyOf(claims), Set.copyOf(store().finish(finishes)));
        store().release(claims);
        assertEquals(before, read(changed).document());
        assertTrue(store().find(removed.id()).isPresent());
    }

    @Test
    default void a_late_finish_does_not_touch_what_another_worker_holds() {
        Job job = add("mail", now());
        Claim late = claimOne(lease(), "mail");
        clock().advance(LIFE);
        other().returnLost(NO_PEERS);
        Claim current =
                claim(other(), other().openLease("ant", LIFE, ABOUT), "mail").getFirst();
        assertEquals(List.of(late), store().finish(List.of(new Finish.Remove(late))));
        store().release(List.of(late));
        assertEquals(current.job().lockedAt(), lockOf(job));
        assertEquals(List.of(), other().finish(List.of(new Finish.Remove(current))));
    }

    @Test
    default void a_claim_given_up_is_not_current_even_when_the_same_worker_takes_the_job_again() {
        Job job = add("mail", now());
        Lease lease = lease();
        Claim first = claimOne(lease, "mail");
        store().release(List.of(first));
        Claim second = claimOne(lease, "mail");
        assertEquals(List.of(first), store().finish(List.of(new Finish.Remove(first))));
        assertEquals(second.job().lockedAt(), lockOf(job));
        assertEquals(List.of(), store().finish(List.of(new Finish.Remove(second))));
    }

    @Test
    default void a_released_job_may_be_taken_at_once() {
        Job job = add("mail", now());
        store().release(List.of(claimOne(lease(), "mail")));
        assertEquals(Optional.empty(), lockOf(job));
        assertEquals(
                1, claim(other(), other().openLease("ant", LIFE, ABOUT), "mail").size());
    }

    @Test
    default void closing_a_lease_hands_back_what_it_holds_and_nothing_else() {
        add("mail", now());
        Lease lease = lease();
        claimOne(lease, "mail");
        Job stays = add("mail", now());
        claim(other(), other().openLease("ant", LIFE, ABOUT), "mail");
        store().closeLease(lease);
        assertEquals(
                1, claim(other(), other().openLease("ant", LIFE, ABOUT), "mail").size());
        assertTrue(lockOf(stays).isPresent());
        assertFalse(store().renew(lease));
    }

    @Test
    default void a_lost_job_that_was_under_way_and_has_no_next_time_is_due_at_once() {
        Job job = add("mail", now());
        claimOne(lease(), "mail");
        store().update(job.id(), new BsonDocument("nextRunAt", BsonNull.VALUE).append("lastRunAt", date(now())));
        clock().advance(LIFE);
        other().returnLost(NO_PEERS);
        assertEquals(Optional.of(now()), read(job).nextRunAt());
        assertEquals(1, claim(store(), lease(), "mail").size());
    }

    @Test
    default void the_lock_of_a_node_peer_holds_for_the_lifetime_of_its_name() {
        Instant locked = now().minus(Duration.ofMinutes(10));
        Job expired = addWith("mail", new BsonDocument("lockedAt", date(locked)));
        Job running = addWith("mail", new BsonDocument("lockedAt", new BsonDateTime(locked.toEpochMilli() + 1)));
        Job unknown = addWith("other", new BsonDocument("lockedAt", date(locked)));
        Job once = addWith("mail", new BsonDocument("lockedAt", date(locked)).append("nextRunAt", BsonNull.VALUE));
        assertEquals(2, store().returnLost(Map.of("mail", Duration.ofMinutes(10))));
        assertEquals(Optional.empty(), lockOf(expired));
        assertTrue(lockOf(running).isPresent());
        assertTrue(lockOf(unknown).isPresent());
        assertEquals(Optional.of(now()), read(once).nextRunAt());
    }

    @Test
    default void the_jobs_of_a_dead_node_worker_are_returned_and_no_others() {
        BsonDocument locked =
                new BsonDocument("lockedAt", date(now())).append("lastModifiedBy", new BsonString("drone"));
        Job waiting = addWith("mail", locked);
        Job underWay = addWith("mail", locked.clone().append("nextRunAt", BsonNull.VALUE));
        Job anothers = addWith("mail", locked.clone().append("lastModifiedBy", new BsonString("ant")));
        Job free = addWith("mail", new BsonDocument("lastModifiedBy", new BsonString("drone")));
        add("leased", now());
        claim(other(), other().openLease("drone", LIFE, ABOUT), "leased");
        assertEquals(2, store().returnJobsOf("drone", Set.of(), now()));
        assertEquals(Optional.empty(), lockOf(waiting));
        assertEquals(Optional.of(now()), read(underWay).nextRunAt());
        assertTrue(lockOf(anothers).isPresent());
        assertEquals(
                Set.of(waiting.id(), underWay.id(), free.id()), Set.copyOf(idsOf(claim(store(), lease(), "mail"))));
        assertEquals(0, store().returnJobsOf("drone", Set.of(), now()));
    }

    @Test
    default void workers_are_known_by_their_leases_and_what_they_say_of_themselves() {
        Lease bee = lease();
        other().openLease("ant", LIFE.multipliedBy(2), new BsonDocument());
        add("mail", now());
        add("mail", now());
        claimOne(bee, "mail");
        assertEquals(
                List.of(
                        new Presence("ant", new BsonDocument(), now().plus(LIFE.multipliedBy(2)), 0),
                        new Presence("bee", ABOUT, now().plus(LIFE), 2)),
                other().workers());
    }

    @Test
    default void a_worker_whose_lease_has_ended_is_not_there() {
        Lease bee = lease();
        Lease ant = other().openLease("ant", LIFE, ABOUT);
        clock().advance(LIFE.minusMillis(1));
        store().renew(bee);
        clock().advance(Duration.ofMillis(1));
        assertEquals(
                List.of("bee"),
                store().workers().stream().map(Presence::workerId).toList());
        other().renew(ant);
        store().closeLease(bee);
        assertEquals(
                List.of("ant"),
                store().workers().stream().map(Presence::workerId).toList());
    }

    private static List<ObjectId> idsOf(List<Claim> claims) {
        return claims.stream().map(claim -> claim.job().id()).toList();
    }

    @Test
    default void two_workers_share_a_backlog_without_taking_a_job_twice() throws Exception {
        int jobs = 600;
        store().add(IntStream.range(0, jobs)
                .mapToObj(i -> StoreFixture.draft("mail", now().minusMillis(i % 7)))
                .toList());
        List<ObjectId> taken = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<ObjectId>>> each =
                    List.of(drain(store()), drain(other()), drain(store()), drain(other()));
            for (Future<List<ObjectId>> claimed : workers.invokeAll(each)) {
                taken.addAll(claimed.get());
            }
        }
        assertEquals(jobs, taken.size());
        assertEquals(jobs, new HashSet<>(taken).size());
    }

    private Callable<List<ObjectId>> drain(JobStore store) {
        return () -> {
            Lease lease = store.openLease("bee", LIFE, ABOUT);
            List<ObjectId> ids = new ArrayList<>();
            // Others may take all that a claim found; the backlog is empty only when nothing is due any more.
            while (store.nextDue(List.of("mail")).isPresent()) {
                List<Claim> claims = store.claimDue(lease, Map.of("mail", 17), 17, now());
                ids.addAll(claims.stream().map(claim -> claim.job().id()).toList());
                List<Finish> finishes =
                        claims.stream().map(claim -> (Finish) finished(claim)).collect(Collectors.toList());
                assertEquals(List.of(), store.finish(finishes));
            }
            return ids;
        };
    }
}
