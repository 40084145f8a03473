package io.qworker.http;

import static io.qworker.http.HttpFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private static final String NOBODY = "6b04f7d17528564f8c86de09";

    @TempDir
    Path folder;

    private HttpFixture http;

    @BeforeEach
    void start() {
        http = HttpFixture.open(folder);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), http.problems);
        http.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "hello", "date": 1}                 | 400 | unknown-field       | date
            {"data": 1}                                  | 400 | missing-field       | name
            {"name": null}                               | 400 | missing-field       | name
            {"name": 7}                                  | 400 | invalid-field       | name
            {"name": " "}                                | 400 | invalid-field       | name
            {"name": "hello", "priority": "urgent"}      | 400 | invalid-field       | priority
            {"name": "hello", "priority": 1.5}           | 400 | invalid-field       | priority
            {"name": "hello", "when": {}}                | 400 | invalid-field       | when
            {"name": "hello", "when": false}             | 400 | invalid-field       | when
            {"name": "hello", "when": "someday"}         | 400 | time-not-understood | when
            {"name": "hallo"}                            | 422 | unknown-task        | name
            """)
    void a_field_that_cannot_be_used_is_named_with_the_reason(String body, int status, String type, String field) {
        HttpResponse<String> response = http.queue(body);
        JsonNode problem = assertProblem(status, type, response);
        assertEquals(field, problem.get("field").asText());
        assertFalse(problem.get("reason").asText().isBlank());
        assertTrue(problem.get("detail").asText().contains(problem.get("reason").asText()));
        assertEquals(0, json(http.get("/api/jobs")).get("jobs").size());
    }

    @ParameterizedTest
    @CsvSource({
        "'', not-json",
        "'{\"name\": ', not-json",
        "'{\"name\": \"hello\"} x', not-json",
        "'[1]', not-json",
        "'\"hello\"', not-json"
    })
    void a_body_that_is_no_json_object_is_refused(String body, String type) {
        assertProblem(400, type, http.queue(body));
    }

    @Test
    void a_body_of_another_type_is_refused() {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "text/plain;application/json")) {
            assertProblem(
                    415,
                    "wrong-content-type",
                    http.send(http.to("/api/queue")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("{\"name\": \"hello\"}"))));
        }
        assertProblem(415, "wrong-content-type", http.post("/api/queue"));
        assertEquals(
                201,
                http.send(http.to("/api/queue")
                                .header("Content-Type", "Application/JSON; charset=utf-8")
                                .POST(BodyPublishers.ofString("{\"name\": \"hello\"}")))
                        .statusCode());
    }

    @Test
    void a_body_that_is_too_large_is_refused_and_its_limit_told() {
        String large = "{\"name\": \"hello\", \"data\": \"" + "x".repeat(3 * 1024 * 1024) + "\"}";
        JsonNode problem = assertProblem(413, "too-large", http.queue(large));
        assertTrue(problem.get("detail").asText().contains("1048576"));
    }

    @Test
    void data_that_is_nested_too_deeply_is_refused() {
        String deep = "{\"name\": \"hello\", \"data\": " + "[".repeat(200) + "]".repeat(200) + "}";
        assertEquals(
                "data",
                assertProblem(400, "invalid-field", http.queue(deep))
                        .get("field")
                        .asText());
        assertProblem(400, "not-json", http.queue("[".repeat(100_000)));
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        byte[] latin = {'"', (byte) 0xe9, '"'};
        assertProblem(
                400,
                "not-json",
                http.send(http.to("/api/queue")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(latin))));
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        assertProblem(400, "invalid-key", http.queue("{\"name\": \"hello\"}", "Idempotency-Key", "k".repeat(256)));
    }

    @Test
    void unknown_jobs_are_said_to_be_unknown() {
        for (String id : List.of(NOBODY, "hello")) {
            assertProblem(404, "unknown-job", http.get("/api/jobs/" + id));
            assertProblem(404, "unknown-job", http.delete("/api/jobs/" + id));
            for (String verb : List.of("retry", "cancel", "run")) {
                assertProblem(404, "unknown-job", http.post("/api/jobs/" + id + "/" + verb));
            }
        }
    }

    @Test
    void unknown_parameters_and_wrong_values_are_named() {
        assertEquals(
                "page",
                assertProblem(400, "unknown-field", http.get("/api/jobs?page=2"))
                        .get("field")
                        .asText());
        for (String query :
                List.of("limit=0", "limit=501", "limit=x", "limit=1&limit=2", "after=x", "state=lost", "state=")) {
            JsonNode problem = assertProblem(400, "invalid-field", http.get("/api/jobs?" + query));
            assertEquals(query.split("=")[0], problem.get("field").asText());
        }
    }

    @Test
    void unknown_routes_and_wrong_methods_are_told_apart() {
        for (String path : List.of("/", "/api", "/api/jobs/", "/api/jobs/" + NOBODY + "/pause", "/api//jobs")) {
            assertProblem(404, "unknown-route", http.get(path));
        }
        HttpResponse<String> response = http.send(http.to("/api/jobs/" + NOBODY).PUT(BodyPublishers.noBody()));
        assertProblem(405, "wrong-method", response);
        assertEquals("GET, HEAD, DELETE", response.headers().firstValue("Allow").orElse(""));
        assertProblem(405, "wrong-method", http.get("/api/queue"));
    }

    @Test
    void a_task_may_be_defined_a_moment_after_it_is_asked_for() throws Exception {
        Thread late = Thread.ofVirtual().start(() -> {
            Wait.until(() -> !http.heard.isEmpty());
            http.manager.task("{id: 'late', name: 'Late'}");
        });
        http.queue("{\"name\": \"hello\"}");
        assertEquals(201, http.queue("{\"name\": \"late\"}").statusCode());
        late.join();
    }

    private static JsonNode assertProblem(int status, String type, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = json(response);
        assertEquals("urn:qworker:problem:" + type, problem.get("type").asText());
        assertEquals(status, problem.get("status").asInt());
        assertFalse(problem.get("title").asText().isBlank());
        assertFalse(problem.get("detail").asText().isBlank());
        return problem;
    }
}
