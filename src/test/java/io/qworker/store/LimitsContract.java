package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** Limits that the jobs of a task keep to in the whole cluster, as every store must hold them. */
public interface LimitsContract extends StoreFixture {

    Duration SECOND = Duration.ofSeconds(1);

    private static ClusterLimits atOnce(int concurrency) {
        return new ClusterLimits(concurrency, Optional.empty());
    }

    private static ClusterLimits rate(int max, String key) {
        return new ClusterLimits(0, Optional.of(new RateLimit(max, SECOND, key)));
    }

    private List<Claim> claim(JobStore store, Lease lease, ClusterLimits limits) {
        return store.claimDue(lease, new Demand(Map.of("mail", 100), 100, now(), Map.of("mail", limits)));
    }

    private Optional<Instant> next(ClusterLimits limits) {
        return store().nextDue(List.of("mail"), Map.of("mail", limits));
    }

    private void addMails(int count) {
        store().add(Collections.nCopies(count, StoreFixture.draft("mail", now())));
    }

    private void addMail(BsonValue customer) {
        BsonDocument data = customer == null ? new BsonDocument() : new BsonDocument("customer", customer);
        store().add(List.of(new JobDraft("mail", data, 0, now(), new BsonDocument())));
    }

    private static List<BsonValue> customers(List<Claim> claims) {
        return claims.stream()
                .map(claim -> claim.job().document().getDocument("data").get("customer"))
                .toList();
    }

    @Test
    default void no_more_jobs_run_at_once_than_may_whoever_claims_them() {
        addMails(10);
        Lease lease = lease();
        Lease ant = other().openLease("ant", LIFE, ABOUT);
        List<Claim> two = store().claimDue(lease, new Demand(Map.of("mail", 2), 100, now(), Map.of("mail", atOnce(3))));
        assertEquals(2, two.size());
        List<Claim> third = claim(other(), ant, atOnce(3));
        assertEquals(1, third.size());
        assertEquals(List.of(), claim(store(), lease, atOnce(3)));
        assertEquals(Optional.empty(), next(atOnce(3)));
        store().finish(List.of(new Finish.Remove(two.getFirst()), finished(two.getLast())));
        other().release(third);
        assertEquals(Optional.of(now()), next(atOnce(3)));
        assertEquals(3, claim(other(), ant, atOnce(3)).size());
        assertEquals(List.of(), claim(store(), lease, atOnce(3)));
    }

    @Test
    default void a_lowered_limit_lets_no_job_begin_until_fewer_run() {
        addMails(10);
        Lease lease = lease();
        List<Claim> five = claim(store(), lease, atOnce(5));
        assertEquals(List.of(), claim(store(), lease, atOnce(3)));
        store().release(five.subList(0, 2));
        assertEquals(List.of(), claim(store(), lease, atOnce(3)));
        store().release(five.subList(2, 3));
        assertEquals(1, claim(store(), lease, atOnce(3)).size());
    }

    @Test
    default void the_slots_of_a_dead_worker_are_free_once_its_jobs_are_returned() {
        addMails(10);
        assertEquals(3, claim(store(), lease(), atOnce(3)).size());
        clock().advance(LIFE);
        Lease ant = other().openLease("ant", LIFE, ABOUT);
        assertEquals(List.of(), claim(other(), ant, atOnce(3)));
        assertEquals(3, other().returnLost(Map.of()));
        assertEquals(3, claim(other(), ant, atOnce(3)).size());
    }

    @Test
    default void a_limit_of_one_task_holds_up_no_other() {
        addMails(5);
        Job other = add("other", now());
        Lease lease = lease();
        claim(store(), lease, atOnce(1));
        List<Claim> claims =
                store().claimDue(lease, new Demand(Map.of("mail", 9, "other", 9), 9, now(), Map.of("mail", atOnce(1))));
        assertEquals(
                List.of(other.id()),
                claims.stream().map(claim -> claim.job().id()).toList());
    }

    @Test
    default void racing_workers_hold_the_concurrency() throws Exception {
        addMails(60);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        race(store -> {
            Lease lease = store.openLease("bee", Duration.ofHours(1), ABOUT);
            while (done.get() < 60) {
                List<Claim> claims = claim(store, lease, atOnce(3));
                most.accumulateAndGet(running.addAndGet(claims.size()), Math::max);
                Thread.yield();
                running.addAndGet(-claims.size());
                store.finish(claims.stream().<Finish>map(Finish.Remove::new).toList());
                done.addAndGet(claims.size());
            }
        });
        assertTrue(most.get() >= 1 && most.get() <= 3, "at once: " + most);
    }

    private void race(java.util.function.Consumer<JobStore> worker) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> all = new ArrayList<>();
            for (JobStore store : List.of(store(), other(), store(), other())) {
                all.add(() -> {
                    worker.accept(store);
                    return null;
                });
            }
            for (Future<Void> each : workers.invokeAll(all)) {
                each.get();
            }
        }
    }

    @Test
    default void no_more_jobs_begin_in_a_period_than_may() {
        addMails(25);
        Lease lease = lease();
        List<Claim> first = claim(store(), lease, rate(10, ""));
        assertEquals(10, first.size());
        clock().advance(Duration.ofMillis(300));
        first.forEach(claim -> store().began(claim, now()));
        assertEquals(List.of(), claim(other(), other().openLease("ant", LIFE, ABOUT), rate(10, "")));
        assertEquals(Optional.of(now().plus(SECOND)), next(rate(10, "")));
        clock().advance(Duration.ofMillis(999));
        assertEquals(List.of(), claim(store(), lease, rate(10, "")));
        clock().advance(Duration.ofMillis(1));
        assertEquals(10, claim(store(), lease, rate(10, "")).size());
    }

    @Test
    default void a_job_counts_from_its_claim_on_and_for_a_period_after_it_began_or_ended() {
        addMails(5);
        Lease lease = lease();
        List<Claim> one = claim(store(), lease, rate(1, ""));
        clock().advance(Duration.ofSeconds(9));
        assertEquals(List.of(), claim(store(), lease, rate(1, "")));
        store().finish(List.of(new Finish.Remove(one.getFirst())));
        assertEquals(List.of(), claim(store(), lease, rate(1, "")));
        clock().advance(SECOND);
        assertEquals(1, claim(store(), lease, rate(1, "")).size());
    }

    @Test
    default void a_job_handed_back_counts_no_more() {
        addMails(5);
        Lease lease = lease();
        store().release(claim(store(), lease, rate(2, "")));
        assertEquals(Optional.of(now()), next(rate(2, "")));
        assertEquals(2, claim(store(), lease, rate(2, "")).size());
    }

    @Test
    default void the_jobs_of_a_dead_worker_count_for_a_period_after_its_lease() {
        addMails(5);
        claim(store(), lease(), rate(2, ""));
        clock().advance(LIFE);
        assertEquals(2, other().returnLost(Map.of()));
        Lease ant = other().openLease("ant", LIFE, ABOUT);
        assertEquals(List.of(), claim(other(), ant, rate(2, "")));
        assertEquals(Optional.of(now().plus(SECOND)), next(rate(2, "")));
        clock().advance(SECOND);
        assertEquals(2, claim(other(), ant, rate(2, "")).size());
    }

    @Test
    default void each_key_has_the_limit_for_itself_and_holds_up_no_other() {
        IntStream.range(0, 200).forEach(_ -> addMail(new BsonString("big")));
        Lease lease = lease();
        ClusterLimits limits = rate(2, "data.customer");
        assertEquals(List.of(new BsonString("big"), new BsonString("big")), customers(claim(store(), lease, limits)));
        assertEquals(List.of(), claim(store(), lease, limits));
        addMail(new BsonString("small"));
        addMail(new BsonInt32(7));
        addMail(new BsonInt32(7));
        addMail(new BsonInt32(7));
        addMail(null);
        List<BsonValue> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.addAll(customers(claim(other(), lease, limits)));
        }
        assertEquals(4, others.size(), others.toString());
        assertTrue(others.contains(new BsonString("small")) && others.contains(null), others.toString());
        assertEquals(2, Collections.frequency(others, new BsonInt32(7)));
    }

    @Test
    default void a_key_is_known_anew_when_the_data_or_the_path_changes() {
        addMail(new BsonString("a"));
        Job second = store().add(List.of(new JobDraft(
                        "mail", BsonDocument.parse("{customer: 'a', user: 'b'}"), -1, now(), new BsonDocument())))
                .getFirst();
        Lease lease = lease();
        assertEquals(1, claim(store(), lease, rate(1, "data.customer")).size());
        assertEquals(List.of(), claim(store(), lease, rate(1, "data.customer")));
        store().update(second.id(), new BsonDocument("data", BsonDocument.parse("{customer: 'c', user: 'b'}")));
        List<Claim> claims = claim(store(), lease, rate(1, "data.customer"));
        assertEquals(List.of(new BsonString("c")), customers(claims));
        store().release(claims);
        assertEquals(1, claim(store(), lease, rate(1, "data.user")).size());
    }

    @Test
    default void racing_workers_hold_the_rate() throws Exception {
        addMails(30);
        List<Claim> taken = Collections.synchronizedList(new ArrayList<>());
        race(store -> {
            Lease lease = store.openLease("bee", Duration.ofHours(1), ABOUT);
            for (int i = 0; i < 5; i++) {
                List<Claim> claims = claim(store, lease, rate(10, ""));
                claims.forEach(claim -> store.began(claim, now()));
                taken.addAll(claims);
            }
        });
        assertTrue(taken.size() <= 10, "began: " + taken.size());
        // Who races for the same job goes away empty-handed now and then.
        Lease lease = lease();
        for (int i = 0; i < 10; i++) {
            taken.addAll(claim(store(), lease, rate(10, "")));
        }
        assertEquals(10, taken.size());
    }
}
