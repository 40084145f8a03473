package io.qworker.store.mongo;

import static io.qworker.store.StoreFixture.date;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoCollection;
import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.store.Lease;
import io.qworker.store.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Sharing the collection with Agenda processes on Node, which know nothing of leases. Source: protocol.md §4.6, §4.9. */
interface NodePeersContract extends StoreFixture {

    MongoCollection<BsonDocument> collection();

    void peerWrites(Job job, BsonDocument set);

    @Test
    default void a_lock_wiped_by_an_agenda_6_save_is_still_ours() {
        Job job = add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        peerWrites(job, new BsonDocument("lockedAt", BsonNull.VALUE).append("progress", BsonNull.VALUE));
        assertEquals(List.of(), claim(other(), other().openLease("ant", LIFE, ABOUT), "mail"));
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
        assertEquals(Optional.of(now()), read(job).instant("lastFinishedAt"));
    }

    @Test
    default void a_wiped_lock_is_written_again_by_a_later_renewal() {
        Job job = add("mail", now());
        Lease lease = store().openLease("bee", Duration.ofMinutes(5), ABOUT);
        claimOne(lease, "mail");
        peerWrites(job, new BsonDocument("lockedAt", BsonNull.VALUE));
        clock().advance(Duration.ofSeconds(60));
        assertTrue(store().renew(lease));
        assertEquals(Optional.of(now()), lockOf(job));
    }

    @Test
    default void a_long_run_is_never_older_than_a_minute_to_its_peers() {
        Job job = add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        for (int beat = 0; beat < 30; beat++) {
            clock().advance(Duration.ofSeconds(10));
            assertTrue(store().renew(lease));
            assertTrue(lockOf(job).orElseThrow().isAfter(now().minusSeconds(60)));
        }
        assertEquals(List.of(), store().finish(List.of(new Finish.Remove(claim))));
        assertTrue(store().find(job.id()).isEmpty());
    }

    @Test
    default void a_job_that_a_peer_took_over_is_not_written() {
        Job changed = add("mail", now());
        Job removed = add("mail", now());
        Lease lease = lease();
        List<Claim> claims = claim(store(), lease, "mail");
        Instant taken = now().plus(Duration.ofMinutes(11));
        claims.forEach(claim -> peerWrites(claim.job(), new BsonDocument("lockedAt", date(taken))));
        List<Finish> finishes = List.of(finished(claims.get(0)), new Finish.Remove(claims.get(1)));
        assertEquals(2, store().finish(finishes).size());
        assertEquals(Optional.of(taken), lockOf(changed));
        assertEquals(Optional.empty(), read(changed).instant("lastFinishedAt"));
        assertTrue(store().find(removed.id()).isPresent());
    }

    @Test
    default void a_job_that_a_peer_took_over_is_free_to_all_once_the_peer_is_done() {
        Job job = add("mail", now());
        Lease lease = lease();
        Claim claim = claimOne(lease, "mail");
        peerWrites(job, new BsonDocument("lockedAt", date(now().plusSeconds(1))));
        assertEquals(List.of(claim), store().finish(List.of(finished(claim))));
        peerWrites(job, new BsonDocument("lockedAt", BsonNull.VALUE).append("nextRunAt", date(now())));
        assertEquals(
                1, claim(other(), other().openLease("ant", LIFE, ABOUT), "mail").size());
    }

    @Test
    default void neither_a_renewal_nor_the_end_of_a_lease_touches_what_a_peer_took_over() {
        Job job = add("mail", now());
        Lease lease = store().openLease("bee", Duration.ofMinutes(5), ABOUT);
        claimOne(lease, "mail");
        Instant taken = now().plusSeconds(1);
        peerWrites(job, new BsonDocument("lockedAt", date(taken)));
        clock().advance(Duration.ofSeconds(61));
        assertTrue(store().renew(lease));
        assertEquals(Optional.of(taken), lockOf(job));
        clock().advance(Duration.ofMinutes(5));
        assertEquals(0, other().returnLost(Map.of()));
        assertEquals(Optional.of(taken), lockOf(job));
        assertEquals(1, other().returnLost(Map.of("mail", Duration.ofMinutes(1))));
    }

    @Test
    default void a_dead_lease_that_a_peer_wrote_back_does_not_hide_the_job() {
        Job job = add("mail", now());
        Lease lease = lease();
        claimOne(lease, "mail");
        BsonDocument seen = collection().find().first();
        store().closeLease(lease);
        peerWrites(job, new BsonDocument("lease", seen.get("lease")));
        assertEquals(List.of(), claim(other(), other().openLease("ant", LIFE, ABOUT), "mail"));
        other().returnLost(Map.of());
        assertEquals(
                1, claim(other(), other().openLease("ant", LIFE, ABOUT), "mail").size());
    }

    @Test
    default void a_job_that_is_taken_is_not_due_to_peers_even_when_its_lock_is_wiped() {
        Job once = add("mail", now());
        Job recurring = addWith("mail", new BsonDocument("repeatInterval", new BsonString("3 minutes")));
        Lease lease = lease();
        List<Claim> claims = claim(store(), lease, "mail");
        assertEquals(2, claims.size());
        assertEquals(Optional.empty(), read(once).nextRunAt());
        assertEquals(Optional.of(now().plusSeconds(180)), read(recurring).nextRunAt());
        assertTrue(claims.stream().allMatch(claim -> claim.job().nextRunAt().equals(Optional.of(now()))));
    }

    @Test
    default void a_job_that_is_given_back_is_due_when_it_was_before() {
        Job once = add("mail", now().minusSeconds(5));
        Job recurring = addWith("mail", new BsonDocument("repeatInterval", new BsonInt32(60_000)));
        store().release(claim(store(), lease(), "mail"));
        assertEquals(Optional.of(now().minusSeconds(5)), read(once).nextRunAt());
        assertEquals(Optional.of(now()), read(recurring).nextRunAt());
    }

    @Test
    default void a_recurring_job_whose_run_was_cut_short_is_due_at_once() {
        BsonDocument hourly = new BsonDocument("repeatInterval", new BsonString("1 hour"));
        Job ours = addWith("mail", hourly);
        claimOne(lease(), "mail");
        BsonDocument byDrone = hourly.clone()
                .append("lastModifiedBy", new BsonString("drone"))
                .append("lockedAt", date(now()))
                .append("nextRunAt", date(now().plusSeconds(3600)));
        Job peers = addWith("mail", byDrone.clone().append("lastRunAt", date(now())));
        Job notYetRun = addWith("mail", byDrone.clone().append("lastRunAt", date(now().minusSeconds(1))));
        clock().advance(LIFE);
        other().returnLost(Map.of());
        other().returnJobsOf("drone", Set.of(), now());
        assertEquals(Optional.of(now()), read(ours).nextRunAt());
        assertEquals(Optional.of(now()), read(peers).nextRunAt());
        assertEquals(
                Optional.of(now().minus(LIFE).plusSeconds(3600)),
                read(notYetRun).nextRunAt());
        assertEquals(Optional.empty(), lockOf(notYetRun));
    }

    @Test
    default void what_agenda_0_7_locked_and_never_began_is_returned_with_the_last_worker_of_its_task() {
        BsonDocument locked =
                new BsonDocument("lockedAt", date(now())).append("lastModifiedBy", new BsonString("producer"));
        Job waiting = addWith("mail", locked);
        Job begun = addWith(
                "mail", locked.clone().append("nextRunAt", BsonNull.VALUE).append("lastRunAt", date(now())));
        Job later = addWith("mail", locked.clone().append("lockedAt", date(now().plusSeconds(1))));
        Job others = addWith("sms", locked);
        assertEquals(1, store().returnJobsOf("drone", Set.of("mail"), now()));
        assertEquals(Optional.empty(), lockOf(waiting));
        assertEquals(Optional.of(now()), read(waiting).nextRunAt());
        assertTrue(Stream.of(begun, later, others).allMatch(job -> lockOf(job).isPresent()));
    }

    @Test
    default void what_a_dead_worker_had_begun_is_returned_though_a_starting_one_wiped_its_lock() {
        BsonDocument begun = new BsonDocument("lastModifiedBy", new BsonString("drone"))
                .append("nextRunAt", BsonNull.VALUE)
                .append("lastRunAt", date(now()));
        Job wiped = addWith("mail", begun);
        Job ended = addWith("mail", begun.clone().append("lastFinishedAt", date(now())));
        Job ofItsSuccessor = addWith("mail", begun.clone().append("lastRunAt", date(now().plusSeconds(1))));
        assertEquals(1, store().returnJobsOf("drone", Set.of(), now()));
        assertEquals(Optional.of(now()), read(wiped).nextRunAt());
        assertTrue(Stream.of(ended, ofItsSuccessor)
                .allMatch(job -> read(job).nextRunAt().isEmpty()));
    }

    @Test
    default void jobs_that_repeat_by_any_rule_move_on_to_their_next_time_when_they_are_taken() {
        Job daily = addWith(
                "mail",
                new BsonDocument("repeatInterval", new BsonString("0 6 * * *"))
                        .append("repeatTimezone", new BsonString("Europe/Brussels")));
        Job atHalfPastThree = addWith(
                "mail",
                new BsonDocument("repeatInterval", BsonNull.VALUE)
                        .append("repeatAt", new BsonString("3:30pm"))
                        .append("repeatTimezone", new BsonString("UTC")));
        Job once = addWith(
                "mail", new BsonDocument("repeatInterval", new BsonString("")).append("repeatAt", new BsonString("")));
        assertEquals(3, claim(store(), lease(), "mail").size());
        // The clock stands at noon of March 1st, 2026.
        assertEquals(
                Optional.of(Instant.parse("2026-03-02T05:00:00Z")), read(daily).nextRunAt());
        assertEquals(
                Optional.of(Instant.parse("2026-03-01T15:30:00Z")),
                read(atHalfPastThree).nextRunAt());
        assertEquals(Optional.empty(), read(once).nextRunAt());
    }

    @Test
    default void documents_of_peers_are_claimed_though_they_lack_fields() {
        collection().insertOne(new BsonDocument("name", new BsonString("mail")).append("nextRunAt", date(now())));
        Claim claim = claimOne(lease(), "mail");
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
        assertEquals(Optional.of(now()), read(claim.job()).instant("lastFinishedAt"));
    }

    @Test
    default void nothing_of_ours_is_left_on_a_finished_job() {
        Job job = add("mail", now());
        store().finish(List.of(finished(claimOne(lease(), "mail"))));
        assertEquals(
                List.of(
                        "_id",
                        "data",
                        "lastFinishedAt",
                        "lastModifiedBy",
                        "lockedAt",
                        "name",
                        "nextRunAt",
                        "priority",
                        "type"),
                read(job).document().keySet().stream().sorted().toList());
    }

    @Test
    default void agendas_index_is_there() {
        List<BsonDocument> keys = new ArrayList<>();
        collection().listIndexes(BsonDocument.class).forEach(index -> {
            if (index.getString("name").getValue().equals("findAndLockNextJobIndex")) {
                keys.add(index.getDocument("key"));
            }
        });
        String expected = "{name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1}";
        assertEquals(List.of(BsonDocument.parse(expected)), keys);
    }

    @Test
    default void the_values_of_a_date_in_a_claim_are_dates_to_peers() {
        add("mail", now());
        claimOne(lease(), "mail");
        BsonDocument seen = collection().find().first();
        assertEquals(new BsonDateTime(now().toEpochMilli()), seen.get("lockedAt"));
        assertEquals(new BsonInt32(0), seen.get("priority"));
    }
}
