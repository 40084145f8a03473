package io.qworker.http;

import static io.qworker.http.HttpFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.config.ConfigException;
import io.qworker.config.HttpSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    @TempDir
    Path folder;

    @Test
    void without_a_token_only_this_machine_is_served() {
        for (String host : List.of("0.0.0.0", "192.0.2.1", "::")) {
            ConfigException refused =
                    assertThrows(ConfigException.class, () -> new HttpSettings(host, 0, Optional.empty()));
            assertTrue(refused.getMessage().contains("QWORKER_TOKEN"), refused.getMessage());
            assertEquals(host, new HttpSettings(host, 0, Optional.of("secret")).host());
        }
        for (String host : List.of("127.0.0.1", "localhost", "::1")) {
            assertEquals(host, new HttpSettings(host, 0, Optional.empty()).host());
        }
    }

    @Test
    void with_a_token_every_route_but_health_wants_it() {
        try (HttpFixture http = HttpFixture.withToken(folder, "s3cret")) {
            assertEquals(200, http.get("/health").statusCode());
            for (String path :
                    List.of("/api/jobs", "/api/tasks", "/metrics", "/api/events", "/api/openapi.json", "/no")) {
                for (String credentials : List.of("", "Bearer", "Bearer s3cre", "Bearer s3crets", "Basic s3cret")) {
                    var request = http.to(path).GET();
                    var response =
                            http.send(credentials.isEmpty() ? request : request.header("Authorization", credentials));
                    assertEquals(401, response.statusCode(), path + " with " + credentials);
                    assertTrue(response.headers()
                            .firstValue("WWW-Authenticate")
                            .orElse("")
                            .startsWith("Bearer"));
                    assertEquals(
                            "urn:qworker:problem:unauthorized",
                            json(response).get("type").asText());
                }
            }
            assertEquals(401, http.queue("{\"name\": \"hello\"}").statusCode());
            assertEquals(
                    201,
                    http.queue("{\"name\": \"hello\"}", "Authorization", "Bearer s3cret")
                            .statusCode());
            assertEquals(
                    200,
                    http.send(http.to("/api/jobs").header("Authorization", "bearer s3cret"))
                            .statusCode());
        }
    }

    @Test
    void pages_of_other_sites_cannot_schedule_work() {
        try (HttpFixture http = HttpFixture.open(folder)) {
            String own = http.server.address().toString();
            for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1", own + ".evil.example")) {
                var response = http.queue("{\"name\": \"hello\"}", "Origin", origin);
                assertEquals(403, response.statusCode(), origin);
                assertEquals(
                        "urn:qworker:problem:foreign-origin",
                        json(response).get("type").asText());
                assertTrue(response.headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .isEmpty());
            }
            var preflight = http.send(http.to("/api/queue")
                    .header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", "POST")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertEquals(403, preflight.statusCode());
            assertEquals(0, json(http.get("/api/jobs")).get("jobs").size());
            assertEquals(201, http.queue("{\"name\": \"hello\"}", "Origin", own).statusCode());
        }
    }

    @Test
    void a_name_that_others_made_lead_here_is_not_answered() throws IOException {
        try (HttpFixture http = HttpFixture.open(folder)) {
            for (String host : List.of("evil.example", "127.0.0.1.evil.example:7077", "localhost.evil.example", "")) {
                assertTrue(asked(http, host).startsWith("HTTP/1.1 403"), host);
            }
            for (String host : List.of("localhost:9999", "LOCALHOST", "127.0.0.1", "[::1]:7077")) {
                assertTrue(asked(http, host).startsWith("HTTP/1.1 200"), host);
            }
        }
    }

    /** The answer to a request for this host, which java.net.http does not let one choose. */
    private static String asked(HttpFixture http, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", http.server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/jobs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
