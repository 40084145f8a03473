package io.qworker.store;

import static io.qworker.store.StoreFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** A job that is asked for several times is stored once, as every store must see to it. */
public interface RequestContract extends StoreFixture {

    @Test
    default void the_job_of_a_request_is_like_any_other_and_bears_its_id() {
        ObjectId request = new ObjectId();
        JobDraft draft = draft("mail", 10, now());
        assertTrue(store().addOnce(request, draft));
        assertEquals(
                draft.toJob(request).document(),
                other().find(request).orElseThrow().document());
        assertEquals(request, claimOne(lease(), "mail").job().id());
    }

    @Test
    default void a_repeated_request_changes_nothing() {
        ObjectId request = new ObjectId();
        store().addOnce(request, draft("mail", now()));
        claimOne(lease(), "mail");
        Job running = store().find(request).orElseThrow();
        assertFalse(other().addOnce(request, draft("other", now())));
        assertEquals(running, store().find(request).orElseThrow());
    }

    @Test
    default void a_request_whose_job_is_done_and_removed_is_not_stored_again() {
        ObjectId request = new ObjectId();
        store().addOnce(request, draft("mail", now()));
        store().finish(List.of(new Finish.Remove(claimOne(lease(), "mail"))));
        clock().advance(Duration.ofMinutes(59));
        assertFalse(other().addOnce(request, draft("mail", now())));
        assertEquals(Optional.empty(), store().find(request));
    }

    @Test
    default void requests_are_forgotten_in_the_end() {
        ObjectId request = new ObjectId();
        store().addOnce(request, draft("mail", now()));
        store().remove(request);
        clock().advance(Duration.ofHours(2));
        assertTrue(other().addOnce(request, draft("mail", now())));
    }

    @Test
    default void a_job_that_outlives_its_request_is_left_as_it_is() {
        ObjectId request = new ObjectId();
        store().addOnce(request, draft("mail", now().plus(Duration.ofDays(1))));
        clock().advance(Duration.ofHours(2));
        assertFalse(store().addOnce(request, draft("mail", now())));
        assertEquals(List.of(), claim(store(), lease(), "mail"));
    }

    @Test
    default void a_job_that_is_asked_for_disabled_stays_disabled() {
        ObjectId request = new ObjectId();
        BsonDocument extra = new BsonDocument("disabled", BsonBoolean.TRUE);
        JobDraft draft = new JobDraft("mail", BsonNull.VALUE, 0, now(), extra);
        assertTrue(store().addOnce(request, draft));
        assertEquals(
                draft.toJob(request).document(),
                store().find(request).orElseThrow().document());
        assertEquals(List.of(), claim(store(), lease(), "mail"));
    }

    /** Jobs are run and removed while others still ask for them. */
    @Test
    default void whoever_asks_however_often_at_once_each_job_runs_once() throws Exception {
        List<ObjectId> requests = Stream.generate(ObjectId::new).limit(20).toList();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 6 * requests.size(); i++) {
            JobStore store = i % 2 == 0 ? store() : other();
            ObjectId request = requests.get(i % requests.size());
            calls.add(() -> store.addOnce(request, draft("mail", now())));
        }
        List<ObjectId> run = new ArrayList<>();
        int stored = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = calls.stream().map(threads::submit).toList();
            Lease lease = lease();
            while (answers.stream().anyMatch(answer -> !answer.isDone())) {
                run.addAll(runAll(lease));
            }
            run.addAll(runAll(lease));
            for (Future<Boolean> answer : answers) {
                stored += answer.get() ? 1 : 0;
            }
        }
        assertEquals(requests.stream().sorted().toList(), run.stream().sorted().toList());
        assertEquals(requests.size(), stored);
    }

    private List<ObjectId> runAll(Lease lease) {
        List<Claim> claims = claim(store(), lease, "mail");
        assertEquals(
                List.of(),
                store().finish(claims.stream().<Finish>map(Finish.Remove::new).toList()));
        return claims.stream().map(claim -> claim.job().id()).toList();
    }
}
