package io.qworker.http;

import static io.qworker.http.HttpFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.bus.Bus;
import io.qworker.config.ConfigException;
import io.qworker.config.HttpSettings;
import io.qworker.queue.KnownWorker.State;
import io.qworker.store.Pause;
import io.qworker.store.Storage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

    @TempDir
    Path folder;

    private HttpFixture http;

    @BeforeEach
    void start() {
        http = HttpFixture.open(folder);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void health_tells_whether_the_manager_leads() {
        assertTrue(json(http.get("/health")).get("leads").asBoolean());
        http.manager.leads = false;
        HttpResponse<String> health = http.get("/health");
        assertEquals(200, health.statusCode());
        assertFalse(json(health).get("leads").asBoolean());
    }

    @Test
    void a_store_that_is_away_is_told() {
        Storage away = Storage.sqlite(folder.resolve("away.db"), http.problems::add);
        away.close();
        HttpSettings anyPort = new HttpSettings("127.0.0.1", 0, Optional.empty());
        try (HttpServer server =
                HttpServer.start(anyPort, away.jobs(), http.queue.bus(), http.manager, http.problems::add)) {
            for (String path : List.of("/health", "/api/jobs")) {
                HttpResponse<String> answer =
                        http.send(HttpRequest.newBuilder(server.address().resolve(path)));
                assertEquals(503, answer.statusCode(), answer.body());
                assertEquals(
                        "urn:qworker:problem:store-failed",
                        json(answer).get("type").asText());
            }
        }
    }

    @Test
    void tasks_and_workers_are_listed() {
        http.manager.worker("bee", State.ONLINE);
        JsonNode task = json(http.get("/api/tasks")).get("tasks").get(0);
        assertEquals("hello", task.get("id").asText());
        assertEquals("/tasks/hello.js", task.get("definition").asText());
        JsonNode worker = json(http.get("/api/workers")).get("workers").get(0);
        assertEquals("bee", worker.get("id").asText());
        assertEquals(4242, worker.get("pid").asInt());
        assertEquals("hello", worker.get("taskIds").get(0).asText());
        assertEquals("online", worker.get("state").asText());
        assertEquals("1970-01-01T00:00:00.000Z", worker.get("startedAt").asText());
    }

    @Test
    void tasks_and_workers_are_paused_and_resumed() {
        http.manager.worker("bee", State.ONLINE);
        for (String path : List.of("/api/tasks/hello/pause", "/api/workers/bee/pause")) {
            assertTrue(json(http.post(path)).get("paused").asBoolean());
            assertEquals(200, http.post(path).statusCode());
        }
        assertEquals(
                Set.of(Pause.task("hello"), Pause.worker("bee")),
                http.queue.jobs().paused());
        assertTrue(json(http.get("/api/tasks")).at("/tasks/0/paused").asBoolean());
        assertTrue(json(http.get("/api/workers")).at("/workers/0/paused").asBoolean());
        assertEquals("bee", json(http.get("/api/pauses")).at("/pauses/1/id").asText());
        Wait.until(() -> http.heard.stream().anyMatch(message -> message.event().equals("pauses:changed")));

        assertFalse(json(http.delete("/api/tasks/hello/pause")).get("paused").asBoolean());
        assertEquals(200, http.delete("/api/tasks/hello/pause").statusCode());
        assertEquals(Set.of(Pause.worker("bee")), http.queue.jobs().paused());
        for (String path : List.of("/api/tasks/hallo/pause", "/api/workers/wasp/pause")) {
            assertEquals(404, http.post(path).statusCode());
            assertEquals(404, http.delete(path).statusCode());
        }
    }

    @Test
    void a_worker_that_only_its_lease_shows_is_listed_too() {
        BsonDocument about = BsonDocument.parse("{pid: 7, host: 'there', taskIds: ['hello']}");
        http.queue.jobs().openLease("wasp", Duration.ofMinutes(1), about);
        JsonNode worker = json(http.get("/api/workers")).at("/workers/0");
        assertEquals("wasp", worker.get("id").asText());
        assertEquals("there", worker.get("host").asText());
        assertEquals("online", worker.get("state").asText());
        assertEquals(0, worker.get("jobs").asInt());
    }

    @Test
    void the_head_of_an_answer_is_that_of_the_whole() {
        http.keep("{}");
        for (String path : List.of("/api/jobs", "/health", "/api/tasks", "/api/openapi.json", "/no/such")) {
            HttpResponse<String> whole = http.get(path);
            HttpResponse<String> head = http.send(http.to(path).method("HEAD", BodyPublishers.noBody()));
            assertEquals(whole.statusCode(), head.statusCode(), path);
            assertEquals("", head.body());
            for (String header : List.of("Content-Length", "Content-Type", "Cache-Control")) {
                assertEquals(whole.headers().firstValue(header), head.headers().firstValue(header), path);
            }
        }
        assertEquals(
                200,
                http.send(http.to("/api/events").method("HEAD", BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void figures_are_those_of_jobs_workers_requests_and_the_machine() {
        http.manager.worker("bee", State.ONLINE);
        http.manager.worker("wasp", State.OFFLINE);
        for (String type : List.of("start", "start", "success", "fail", "progress")) {
            BsonDocument entry = BsonDocument.parse("{sourceType: 'Job', taskId: 'hello'}");
            entry.put("type", new BsonString(type));
            http.queue.bus().publish(List.of(new Bus.Message("worker:notification", entry)));
        }
        http.queue.bus().publish(List.of(new Bus.Message("worker:notification", BsonNull.VALUE)));
        http.get("/api/jobs/6b04f7d17528564f8c86de09");
        http.keep("{}");
        Wait.until(() -> http.get("/metrics").body().contains("qworker_jobs_failed_total{name=\"hello\"} 1.0"));
        String figures = http.get("/metrics").body();
        for (String figure : List.of(
                "qworker_jobs{name=\"hello\",state=\"waiting\"} 1.0",
                "qworker_jobs_started_total{name=\"hello\"} 2.0",
                "qworker_jobs_succeeded_total{name=\"hello\"} 1.0",
                "qworker_workers{state=\"online\"} 1.0",
                "qworker_workers{state=\"offline\"} 1.0",
                "qworker_workers{state=\"starting\"} 0.0",
                "qworker_manager_leads 1.0",
                "qworker_http_requests_seconds_count{method=\"GET\",route=\"/api/jobs/{id}\",status=\"404\"} 1",
                "jvm_memory_used_bytes{area=\"heap\"",
                "jvm_threads_live_threads ",
                "process_uptime_seconds ")) {
            assertTrue(figures.contains(figure), figure + " in\n" + figures);
        }
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                http.get("/metrics").headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void a_port_that_is_taken_is_told() {
        HttpSettings taken = new HttpSettings("127.0.0.1", http.server.address().getPort(), Optional.empty());
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> HttpServer.start(taken, http.queue.jobs(), http.queue.bus(), http.manager, http.problems::add));
        assertTrue(refused.getMessage().contains("--no-http"), refused.getMessage());
    }
}
