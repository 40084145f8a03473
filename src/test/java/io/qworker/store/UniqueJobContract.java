package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.filter.NotAFilter;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.job.UniqueJob;
import io.qworker.job.Upserted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/** Jobs of which there is to be one, as every store must keep them. */
public interface UniqueJobContract extends StoreFixture {

    private BsonDocument every(String interval, Instant next) {
        return new BsonDocument("repeatInterval", new BsonString(interval))
                .append("priority", new BsonInt32(0))
                .append("nextRunAt", date(next));
    }

    private Upserted single(String name, String interval, Instant next) {
        return store().upsert(UniqueJob.single(name, every(interval, next), now()));
    }

    private static BsonDocument user(int user, String text) {
        return BsonDocument.parse("{data: {user: %d, text: '%s'}, type: 'normal', priority: 0}".formatted(user, text));
    }

    private static BsonDocument query(String json) {
        return BsonDocument.parse(json);
    }

    private Upserted unique(int user, String text) {
        return store().upsert(UniqueJob.matching("mail", query("{'data.user': %d}".formatted(user)), user(user, text)));
    }

    private List<Job> all() {
        return other().newest(JobFilter.ALL, 1000);
    }

    @Test
    default void of_each_name_there_is_one_single_job() {
        Upserted first = single("mail", "3 minutes", now().plusSeconds(60));
        Upserted second = single("mail", "5 minutes", now().plusSeconds(90));
        assertTrue(first.inserted());
        assertFalse(second.inserted());
        assertEquals(first.job().id(), second.job().id());
        assertTrue(single("clean", "1 day", now()).inserted());
        Job kept = read(first.job());
        assertEquals(new BsonString("5 minutes"), kept.document().get("repeatInterval"));
        assertEquals(Optional.of(now().plusSeconds(90)), kept.nextRunAt());
        assertEquals(kept, second.job());
    }

    @Test
    default void a_single_job_that_is_there_keeps_its_time_when_it_is_stored_again_for_now() {
        Job job = single("mail", "3 minutes", now()).job();
        assertEquals(Optional.of(now()), job.nextRunAt());
        store().update(job.id(), new BsonDocument("nextRunAt", date(now().plusSeconds(180))));
        Job again = single("mail", "3 minutes", now()).job();
        assertEquals(Optional.of(now().plusSeconds(180)), again.nextRunAt());
    }

    @Test
    default void a_job_that_matches_is_written_over_and_others_are_left_alone() {
        Job mine = unique(1, "hello").job();
        Job yours = unique(2, "hello").job();
        Upserted again = unique(1, "bye");
        assertFalse(again.inserted());
        assertEquals(mine.id(), again.job().id());
        assertEquals(user(1, "bye").get("data"), read(mine).document().get("data"));
        assertEquals(user(2, "hello").get("data"), read(yours).document().get("data"));
        assertEquals(2, all().size());
    }

    @Test
    default void numbers_are_equal_whatever_their_type_and_texts_are_not_numbers() {
        Job job = unique(5, "int").job();
        Upserted same = store().upsert(UniqueJob.matching("mail", query("{'data.user': 5.0}"), user(5, "double")));
        assertEquals(job.id(), same.job().id());
        Upserted text = store().upsert(UniqueJob.matching(
                "mail", query("{'data.user': '5'}"), query("{data: {user: '5'}, type: 'normal'}")));
        assertTrue(text.inserted());
    }

    @Test
    default void insert_only_leaves_a_job_that_is_there_as_it_is() {
        BsonDocument query = query("{'data.user': 1}");
        Job job = store().upsert(UniqueJob.unlessThere("mail", query, user(1, "hello")))
                .job();
        Upserted again = store().upsert(UniqueJob.unlessThere("mail", query, user(1, "bye")));
        assertFalse(again.inserted());
        assertEquals(job, again.job());
        assertEquals(job, read(job));
    }

    @Test
    default void a_job_that_was_stored_without_a_key_is_adopted() {
        Job single = addWith("mail", query("{type: 'single', repeatInterval: '1 day'}"));
        Job plain = addWith("mail", query("{data: {user: 7}}"));
        addWith("mail", query("{data: {user: 8}}"));
        assertEquals(single.id(), single("mail", "2 days", now()).job().id());
        assertEquals(plain.id(), unique(7, "adopted").job().id());
        assertEquals(plain.id(), unique(7, "again").job().id());
        assertEquals(3, all().size());
    }

    @Test
    default void a_job_is_met_by_different_queries_that_mean_it() {
        Job job = unique(1, "hello").job();
        BsonDocument byText = query("{'data.text': 'hello', 'data.user': {$gte: 1}}");
        Upserted met = store().upsert(UniqueJob.matching("mail", byText, user(1, "hello")));
        assertEquals(job.id(), met.job().id());
        assertEquals(job.id(), unique(1, "hello").job().id());
        assertEquals(1, all().size());
    }

    @Test
    default void a_job_that_was_changed_so_that_the_query_means_it_no_more_is_let_be() {
        Job job = unique(1, "hello").job();
        store().update(job.id(), new BsonDocument("data", user(9, "changed").get("data")));
        Upserted fresh = unique(1, "hello");
        assertTrue(fresh.inserted());
        assertEquals(user(9, "changed").get("data"), read(job).document().get("data"));
        assertEquals(fresh.job().id(), unique(1, "again").job().id());
    }

    @Test
    default void what_the_query_says_a_field_equals_a_new_job_has() {
        BsonDocument query = query("{batch: 'x', size: {$gt: 3}}");
        Job job = store().upsert(UniqueJob.matching("mail", query, query("{type: 'normal', size: 4}")))
                .job();
        assertEquals(new BsonString("x"), read(job).document().get("batch"));
        assertFalse(store().upsert(UniqueJob.matching("mail", query, query("{type: 'normal'}")))
                .inserted());
    }

    @Test
    default void a_job_under_way_keeps_its_lock() {
        Job job = single("mail", "3 minutes", now()).job();
        Claim claim = claimOne(lease(), "mail");
        single("mail", "5 minutes", now());
        assertEquals(claim.job().lockedAt(), lockOf(job));
        assertEquals(List.of(), store().finish(List.of(finished(claim))));
        assertEquals(new BsonString("5 minutes"), read(job).document().get("repeatInterval"));
    }

    @Test
    default void when_it_was_removed_a_new_one_is_stored() {
        Job job = unique(1, "hello").job();
        store().remove(job.id());
        assertTrue(unique(1, "hello").inserted());
    }

    @Test
    default void a_query_that_runs_code_or_is_not_understood_is_refused_by_name() {
        NotAFilter code = assertThrows(
                NotAFilter.class,
                () -> store().upsert(
                                UniqueJob.matching("mail", query("{$or: [{$where: 'true'}]}"), new BsonDocument())));
        assertTrue(code.getMessage().contains("$where"), code.getMessage());
        assertEquals(List.of(), all());
    }

    @Test
    default void of_many_who_store_it_at_once_one_inserts() throws Exception {
        for (int round = 0; round < 10; round++) {
            int user = round;
            List<Callable<Upserted>> racers = IntStream.range(0, 8)
                    .<Callable<Upserted>>mapToObj(i -> () -> (i % 2 == 0 ? store() : other())
                            .upsert(UniqueJob.matching("mail", query("{'data.user': " + user + "}"), user(user, "x"))))
                    .toList();
            try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
                int inserted = 0;
                for (Future<Upserted> done : threads.invokeAll(racers)) {
                    inserted += done.get().inserted() ? 1 : 0;
                }
                assertEquals(1, inserted);
            }
            assertEquals(round + 1, all().size());
        }
    }
}
