package io.qworker.http;

import static io.qworker.http.HttpFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.Job;
import io.qworker.store.Lease;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** The routes about jobs, whatever keeps them. */
interface JobRoutesContract {

    String FAILED = "{nextRunAt: null, failReason: 'no paper', failCount: 1,"
            + " failedAt: {$date: '2026-01-15T08:30:45Z'}, lastFinishedAt: {$date: '2026-01-15T08:30:45Z'}}";

    HttpFixture http();

    @Test
    default void a_job_is_queued_stored_and_announced() {
        HttpResponse<String> response = http().queue("{\"name\": \"hello\", \"data\": {\"to\": \"you\", \"n\": 1}}");
        assertEquals(201, response.statusCode(), response.body());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode answered = json(response);
        assertEquals("queued", answered.get("state").asText());
        Job stored = http().queue
                .jobs()
                .find(new ObjectId(answered.get("_id").asText()))
                .orElseThrow();
        assertEquals(BsonDocument.parse("{to: 'you', n: 1}"), stored.document().get("data"));
        assertEquals(
                "/api/jobs/" + stored.id().toHexString(),
                response.headers().firstValue("Location").orElse(""));
        Wait.until(
                () -> http().heard.stream().anyMatch(message -> message.event().equals("job:scheduled")));
    }

    @Test
    default void time_and_priority_are_understood_as_on_the_command_line() {
        Instant before = Instant.now();
        JsonNode job = json(http().queue("{\"name\": \"hello\", \"when\": \"in 5 minutes\", \"priority\": \"high\"}"));
        Instant due = Instant.parse(job.get("nextRunAt").asText());
        assertFalse(due.isBefore(before.plus(Duration.ofMinutes(5)).minusMillis(1)), due::toString);
        assertEquals(10, job.get("priority").asInt());
        assertEquals("scheduled", job.get("state").asText());
        assertEquals(
                "2026-12-24T17:00:00.000Z",
                json(http().queue("{\"name\": \"hello\", \"when\": \"2026-12-24T18:00+01:00\", \"priority\": -3}"))
                        .get("nextRunAt")
                        .asText());
        assertEquals(
                "1970-01-01T00:00:01.000Z",
                json(http().queue("{\"name\": \"hello\", \"when\": 1000}"))
                        .get("nextRunAt")
                        .asText());
    }

    @Test
    default void a_request_sent_again_under_its_key_is_answered_but_not_done_again() {
        String body = "{\"name\": \"hello\"}";
        HttpResponse<String> first = http().queue(body, "Idempotency-Key", "order 17");
        HttpResponse<String> second = http().queue(body, "Idempotency-Key", "order 17");
        assertEquals(201, first.statusCode(), first.body());
        assertEquals(200, second.statusCode(), second.body());
        assertEquals(json(first).get("_id"), json(second).get("_id"));
        assertEquals(1, json(http().get("/api/jobs")).get("jobs").size());

        http().delete("/api/jobs/" + json(first).get("_id").asText());
        HttpResponse<String> third = http().queue(body, "Idempotency-Key", "order 17");
        assertEquals(200, third.statusCode());
        assertEquals("gone", json(third).get("state").asText());
        assertEquals(0, json(http().get("/api/jobs")).get("jobs").size());

        String id = new ObjectId().toHexString();
        assertEquals(
                id, json(http().queue(body, "Idempotency-Key", id)).get("_id").asText());
    }

    @Test
    default void a_key_is_good_for_one_task() {
        http().manager.task("{id: 'report', name: 'Report'}");
        http().queue("{\"name\": \"hello\"}", "Idempotency-Key", "17");
        HttpResponse<String> other = http().queue("{\"name\": \"report\"}", "Idempotency-Key", "17");
        assertEquals(422, other.statusCode());
        assertEquals("urn:qworker:problem:key-reused", json(other).get("type").asText());
    }

    @Test
    default void a_task_may_be_named_as_its_file_is() {
        http().manager.task("{id: 'sub-other-task', name: 'Other'}");
        assertEquals(
                "sub-other-task",
                json(http().queue("{\"name\": \"sub/Other Task\"}")).get("name").asText());
    }

    @Test
    default void a_task_that_has_jobs_is_known_though_no_worker_is_there() {
        http().keep("{}");
        http().manager.tasks.clear();
        assertEquals(201, http().queue("{\"name\": \"hello\"}").statusCode());
    }

    @Test
    default void jobs_are_listed_by_name_and_state_the_newest_first() {
        Job waiting = http().keep("{}");
        Job failed = http().keep(FAILED);
        http().keep("{name: 'report'}");
        JsonNode all = json(http().get("/api/jobs")).get("jobs");
        assertEquals(3, all.size());
        assertEquals("report", all.get(0).get("name").asText());
        assertEquals(
                List.of(failed.id().toHexString(), waiting.id().toHexString()),
                ids(http().get("/api/jobs?name=hello")));
        assertEquals(List.of(failed.id().toHexString()), ids(http().get("/api/jobs?name=hello&state=failed,running")));
        assertEquals(1, ids(http().get("/api/jobs?limit=1")).size());
    }

    @Test
    default void pages_follow_one_another_without_gap_or_repetition() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.addFirst(http().keep("{}").id().toHexString());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = json(http().get("/api/jobs?limit=3" + after));
            seen.addAll(page.get("jobs").findValuesAsText("_id"));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asText();
        } while (!after.isEmpty());
        assertEquals(newestFirst, seen);
    }

    @Test
    default void jobs_are_counted_by_task_and_state() {
        http().keep("{}");
        http().keep(FAILED);
        JsonNode counts = json(http().get("/api/counts")).at("/tasks/hello");
        assertEquals(1, counts.at("/waiting/jobs").asInt());
        assertEquals(1, counts.at("/failed/jobs").asInt());
        assertEquals(0, counts.at("/running/jobs").asInt());
        assertFalse(counts.at("/failed/atLeast").asBoolean());
    }

    @Test
    default void one_job_is_shown_whole() {
        Job job = http().keep(FAILED);
        JsonNode shown = json(http().get("/api/jobs/" + job.id().toHexString()));
        assertEquals("no paper", shown.get("failReason").asText());
        assertEquals("2026-01-15T08:30:45.000Z", shown.get("failedAt").asText());
        assertEquals("failed", shown.get("state").asText());
    }

    @Test
    default void a_failed_job_is_retried_and_no_other() {
        Job failed = http().keep(FAILED);
        HttpResponse<String> response = http().post("/api/jobs/" + failed.id().toHexString() + "/retry");
        assertEquals(200, response.statusCode(), response.body());
        assertEquals("queued", json(response).get("state").asText());
        Job now = http().queue.jobs().find(failed.id()).orElseThrow();
        assertTrue(now.nextRunAt().isPresent());
        assertEquals(
                409,
                http().post("/api/jobs/" + failed.id().toHexString() + "/retry").statusCode());
    }

    @Test
    default void a_job_is_run_before_its_time() {
        Job later = http().keep("{nextRunAt: {$date: '2126-01-15T08:30:45Z'}}");
        JsonNode now = json(http().post("/api/jobs/" + later.id().toHexString() + "/run"));
        assertEquals("queued", now.get("state").asText());
        Wait.until(
                () -> http().heard.stream().anyMatch(message -> message.event().equals("job:scheduled")));
    }

    @Test
    default void a_waiting_job_is_cancelled_by_deleting_it() {
        String path = "/api/jobs/" + http().keep("{}").id().toHexString();
        HttpResponse<String> response = http().post(path + "/cancel");
        assertEquals(200, response.statusCode());
        assertTrue(json(response).get("removed").asBoolean());
        assertEquals(404, http().get(path).statusCode());
    }

    @Test
    default void the_worker_of_a_running_job_is_asked_to_end_it() {
        Job job = http().keep("{}");
        claim();
        HttpResponse<String> response = http().post("/api/jobs/" + job.id().toHexString() + "/cancel");
        assertEquals(202, response.statusCode());
        assertFalse(json(response).get("removed").asBoolean());
        Wait.until(() -> http().heard.stream()
                .anyMatch(message -> message.event().equals("job:cancel")
                        && message.content()
                                .asString()
                                .getValue()
                                .equals(job.id().toHexString())));
    }

    @Test
    default void a_running_job_is_neither_removed_nor_run_nor_retried() {
        String path = "/api/jobs/" + http().keep("{}").id().toHexString();
        claim();
        for (HttpResponse<String> response :
                List.of(http().delete(path), http().post(path + "/run"), http().post(path + "/retry"))) {
            assertEquals(409, response.statusCode());
            assertEquals(
                    "urn:qworker:problem:wrong-state",
                    json(response).get("type").asText());
        }
    }

    @Test
    default void a_job_is_removed() {
        String path = "/api/jobs/" + http().keep(FAILED).id().toHexString();
        HttpResponse<String> response = http().delete(path);
        assertEquals(204, response.statusCode());
        assertEquals("", response.body());
        assertEquals(404, http().delete(path).statusCode());
    }

    @Test
    default void a_hundred_requests_at_once_are_all_answered() throws Exception {
        Callable<String> queue = () -> json(http().queue("{\"name\": \"hello\", \"data\": 1}"))
                .get("_id")
                .asText();
        Set<String> ids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(Collections.nCopies(100, queue))) {
                ids.add(id.get());
            }
        }
        assertEquals(100, ids.size());
        assertEquals(100, ids(http().get("/api/jobs?limit=500")).size());
    }

    private void claim() {
        Lease lease = http().queue.jobs().openLease("bee", Duration.ofMinutes(1), new BsonDocument());
        assertEquals(
                1,
                http().queue
                        .jobs()
                        .claimDue(lease, Map.of("hello", 1), 1, Instant.now().plusSeconds(1))
                        .size());
    }

    private static List<String> ids(HttpResponse<String> page) {
        return json(page).get("jobs").findValuesAsText("_id");
    }
}
