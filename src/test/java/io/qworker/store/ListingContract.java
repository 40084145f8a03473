package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.JobState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Listing jobs, as every store must do it. */
public interface ListingContract extends StoreFixture {

    @Test
    default void jobs_are_listed_newest_first_and_by_pages() {
        List<ObjectId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.addFirst(add("mail", now()).id());
        }
        JobPage first = store().page(JobFilter.ALL, Optional.empty(), 3);
        assertEquals(newestFirst.subList(0, 3), ids(first.jobs()));
        JobPage second = store().page(JobFilter.ALL, first.next(), 3);
        assertEquals(newestFirst.subList(3, 6), ids(second.jobs()));
        JobPage third = other().page(new JobFilter(Set.of(), Set.of(JobState.QUEUED)), second.next(), 3);
        assertEquals(newestFirst.subList(6, 7), ids(third.jobs()));
        assertEquals(Optional.empty(), third.next());
    }

    @Test
    default void a_page_goes_on_where_the_one_before_ended_whatever_was_added_or_removed_since() {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            jobs.addFirst(add("mail", now()));
        }
        JobPage first = store().page(JobFilter.ALL, Optional.empty(), 3);
        store().remove(jobs.get(2).id());
        store().remove(jobs.get(3).id());
        add("mail", now());
        assertEquals(
                ids(jobs.subList(4, 6)),
                ids(store().page(JobFilter.ALL, first.next(), 3).jobs()));
    }

    /** Some hundreds of one kind lie on top of, and among, those looked for. */
    @Test
    default void pages_of_every_filter_hold_each_job_once() {
        Map<JobState, BsonDocument> kinds = new EnumMap<>(JobState.class);
        kinds.put(JobState.RUNNING, new BsonDocument("lockedAt", date(now())));
        kinds.put(JobState.FAILED, new BsonDocument("failedAt", date(now())));
        kinds.put(JobState.REPEATING, new BsonDocument("repeatInterval", new BsonString("5 minutes")));
        kinds.put(JobState.SCHEDULED, new BsonDocument("nextRunAt", date(now().plusSeconds(9))));
        kinds.put(JobState.QUEUED, new BsonDocument());
        kinds.put(JobState.COMPLETED, new BsonDocument("nextRunAt", BsonNull.VALUE));
        List<JobDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            JobState state = i % 10 == 0 ? JobState.values()[i / 10 % 6] : JobState.SCHEDULED;
            drafts.add(new JobDraft(i % 3 == 0 ? "a" : "b", BsonNull.VALUE, 0, now(), kinds.get(state)));
        }
        List<Job> newestFirst = store().add(drafts).reversed();
        for (Set<String> names : List.of(Set.<String>of(), Set.of("a"), Set.of("a", "b"), Set.of("c"))) {
            for (int bits = 0; bits < 1 << 6; bits++) {
                JobFilter filter = new JobFilter(names, states(bits));
                List<ObjectId> expected = newestFirst.stream()
                        .filter(job -> names.isEmpty() || names.contains(job.name()))
                        .filter(job ->
                                filter.states().isEmpty() || filter.states().contains(JobState.of(job, now())))
                        .map(Job::id)
                        .toList();
                assertEquals(expected, ids(store().newest(filter, 1000)), filter.toString());
                assertEquals(expected, ids(byPages(filter, 50)), filter.toString());
            }
        }
    }

    private static Set<JobState> states(int bits) {
        return Arrays.stream(JobState.values())
                .filter(state -> (bits & 1 << state.ordinal()) != 0)
                .collect(Collectors.toSet());
    }

    private List<Job> byPages(JobFilter filter, int limit) {
        List<Job> jobs = new ArrayList<>();
        JobPage page = store().page(filter, Optional.empty(), limit);
        jobs.addAll(page.jobs());
        while (page.next().isPresent()) {
            page = store().page(filter, page.next(), limit);
            jobs.addAll(page.jobs());
        }
        return jobs;
    }

    @Test
    default void jobs_are_listed_by_the_names_of_their_tasks() {
        Job a = add("a", now());
        Job b = add("say \"b\"", now());
        add("c", now());
        assertEquals(List.of(b.id(), a.id()), ids(new JobFilter(Set.of("a", "say \"b\""), Set.of())));
    }

    @Test
    default void each_job_is_listed_in_the_state_its_document_tells() {
        Map<JobState, ObjectId> one = new EnumMap<>(JobState.class);
        one.put(
                JobState.RUNNING,
                addWith("a", new BsonDocument("lockedAt", date(now()))).id());
        one.put(
                JobState.FAILED,
                addWith("a", new BsonDocument("failedAt", date(now())).append("lastFinishedAt", date(now())))
                        .id());
        one.put(
                JobState.REPEATING,
                addWith(
                                "a",
                                new BsonDocument("repeatInterval", new BsonString("5 minutes"))
                                        .append("failedAt", date(now()))
                                        .append("lastFinishedAt", date(now().plusMillis(1))))
                        .id());
        one.put(JobState.SCHEDULED, add("a", now().plusMillis(1)).id());
        one.put(
                JobState.QUEUED,
                addWith("a", new BsonDocument("repeatInterval", new BsonString("")))
                        .id());
        one.put(
                JobState.COMPLETED,
                addWith("a", new BsonDocument("nextRunAt", BsonNull.VALUE)).id());
        one.forEach(
                (state, id) -> assertEquals(List.of(id), ids(new JobFilter(Set.of("a"), Set.of(state))), state.name()));
        assertEquals(
                List.of(one.get(JobState.QUEUED), one.get(JobState.FAILED)),
                ids(new JobFilter(Set.of(), Set.of(JobState.FAILED, JobState.QUEUED))));
    }

    @Test
    default void a_state_follows_what_is_written_to_the_job() {
        Job job = add("mail", now());
        store().update(job.id(), new BsonDocument("failedAt", date(now())).append("failCount", new BsonInt32(1)));
        assertEquals(List.of(job.id()), ids(new JobFilter(Set.of(), Set.of(JobState.FAILED))));
        claimOne(lease(), "mail");
        assertEquals(List.of(job.id()), ids(new JobFilter(Set.of(), Set.of(JobState.RUNNING))));
        assertEquals(List.of(), ids(new JobFilter(Set.of(), Set.of(JobState.FAILED))));
    }

    private List<ObjectId> ids(JobFilter filter) {
        return ids(store().newest(filter, 10));
    }

    private static List<ObjectId> ids(List<Job> jobs) {
        return jobs.stream().map(Job::id).toList();
    }
}
