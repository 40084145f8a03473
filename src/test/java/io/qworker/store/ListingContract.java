package io.qworker.store;

import static io.qworker.store.StoreFixture.date;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.job.Job;
import io.qworker.job.JobState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertEquals(newestFirst.subList(0, 3), ids(new JobQuery(Set.of(), Set.of(), 0, 3)));
        assertEquals(newestFirst.subList(3, 6), ids(new JobQuery(Set.of(), Set.of(), 3, 3)));
        assertEquals(newestFirst.subList(6, 7), ids(new JobQuery(Set.of(), Set.of(JobState.QUEUED), 6, 3)));
        assertEquals(List.of(), ids(new JobQuery(Set.of(), Set.of(), 7, 3)));
    }

    @Test
    default void jobs_are_listed_by_the_names_of_their_tasks() {
        Job a = add("a", now());
        Job b = add("say \"b\"", now());
        add("c", now());
        assertEquals(List.of(b.id(), a.id()), ids(new JobQuery(Set.of("a", "say \"b\""), Set.of(), 0, 10)));
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
        one.forEach((state, id) ->
                assertEquals(List.of(id), ids(new JobQuery(Set.of("a"), Set.of(state), 0, 10)), state.name()));
        assertEquals(
                List.of(one.get(JobState.QUEUED), one.get(JobState.FAILED)),
                ids(new JobQuery(Set.of(), Set.of(JobState.FAILED, JobState.QUEUED), 0, 10)));
    }

    @Test
    default void a_state_follows_what_is_written_to_the_job() {
        Job job = add("mail", now());
        store().update(job.id(), new BsonDocument("failedAt", date(now())).append("failCount", new BsonInt32(1)));
        assertEquals(List.of(job.id()), ids(new JobQuery(Set.of(), Set.of(JobState.FAILED), 0, 10)));
        claimOne(lease(), "mail");
        assertEquals(List.of(job.id()), ids(new JobQuery(Set.of(), Set.of(JobState.RUNNING), 0, 10)));
        assertEquals(List.of(), ids(new JobQuery(Set.of(), Set.of(JobState.FAILED), 0, 10)));
    }

    private List<ObjectId> ids(JobQuery query) {
        return store().list(query).stream().map(Job::id).toList();
    }
}
