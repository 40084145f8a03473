package io.qworker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {

    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void what_workers_and_jobs_say_is_passed_on_in_order() throws IOException {
        try (HttpFixture http = HttpFixture.open(folder);
                BufferedReader events = listen(http)) {
            publish(http, "worker:notification", BsonDocument.parse("{type: 'start', job: {data: 'a\\nb'}}"));
            publish(http, "job:cancel", new BsonString("x"));
            List<String> first = next(events);
            assertTrue(first.get(0).matches("id: [0-9a-f]{24}"), first::toString);
            assertEquals("event: worker:notification", first.get(1));
            assertEquals("data: {\"type\":\"start\",\"job\":{\"data\":\"a\\nb\"}}", first.get(2));
            assertEquals(
                    List.of("event: job:cancel", "data: \"x\""), next(events).subList(1, 3));
        }
    }

    @Test
    void messages_to_single_workers_are_not_passed_on() throws IOException {
        try (HttpFixture http = HttpFixture.open(folder);
                BufferedReader events = listen(http)) {
            publish(http, "4242/start", BsonDocument.parse("{db: 'mongodb://user:password@db/jobs'}"));
            publish(http, "schedule:task", BsonDocument.parse("{name: 'hello'}"));
            publish(http, "worker:ping", BsonDocument.parse("{id: 'bee'}"));
            assertEquals("event: worker:ping", next(events).get(1));
        }
    }

    @Test
    void silence_is_broken_by_a_comment() throws IOException {
        EventStream.Bounds bounds = new EventStream.Bounds(1, 10, Duration.ofMillis(5));
        try (HttpFixture http = HttpFixture.withBounds(folder, bounds);
                BufferedReader events = listen(http)) {
            assertEquals(List.of(":"), next(events));
            assertEquals(List.of(":"), next(events));
        }
    }

    @Test
    void a_client_that_left_makes_room_for_another() throws IOException {
        EventStream.Bounds bounds = new EventStream.Bounds(1, 10, Duration.ofMillis(5));
        try (HttpFixture http = HttpFixture.withBounds(folder, bounds)) {
            try (BufferedReader events = listen(http)) {
                assertEquals(List.of(":"), next(events));
                assertEquals(503, http.get("/api/events").statusCode());
            }
            Wait.until(() -> {
                HttpResponse<InputStream> again = http.send(http.to("/api/events"), BodyHandlers.ofInputStream());
                closeQuietly(again.body());
                return again.statusCode() == 200;
            });
        }
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_and_others_go_on() throws IOException {
        EventStream.Bounds bounds = new EventStream.Bounds(2, 10, NEVER);
        BsonString large = new BsonString("x".repeat(1_000_000));
        try (HttpFixture http = HttpFixture.withBounds(folder, bounds);
                Socket lazy = new Socket("127.0.0.1", http.server.address().getPort());
                BufferedReader diligent = listen(http)) {
            String request = "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
            lazy.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertTrue(readTo(lazy, ": listening"), "it listens");
            for (int i = 0; i < 60; i++) {
                publish(http, "worker:notification", large);
                assertEquals("event: worker:notification", next(diligent).get(1));
            }
            assertThrows(IOException.class, () -> readAllOf(lazy));
        }
    }

    @Test
    void a_server_that_closes_ends_the_streams() throws IOException {
        HttpFixture http = HttpFixture.open(folder);
        try (BufferedReader events = listen(http)) {
            http.server.close();
            assertThrows(IOException.class, () -> next(events));
        } finally {
            http.close();
        }
    }

    private static void publish(HttpFixture http, String event, BsonValue content) {
        http.queue.bus().publish(List.of(new Bus.Message(event, content)));
    }

    private static BufferedReader listen(HttpFixture http) throws IOException {
        HttpResponse<InputStream> response = http.send(http.to("/api/events"), BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("Content-Type").orElse(""));
        BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertEquals(List.of(": listening"), next(events));
        return events;
    }

    /** The lines up to the next empty one. */
    private static List<String> next(BufferedReader events) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = events.readLine(); !"".equals(line); line = events.readLine()) {
            if (line == null) {
                throw new IOException("the stream ended");
            }
            lines.add(line);
        }
        assertFalse(lines.isEmpty());
        return lines;
    }

    private static boolean readTo(Socket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return false;
            }
            read.append((char) next);
        }
        return true;
    }

    /** Reads to the end, which must be the one that the server put in good order: an empty chunk. */
    private static void readAllOf(Socket socket) throws IOException {
        byte[] all = socket.getInputStream().readAllBytes();
        String end = new String(all, StandardCharsets.UTF_8);
        if (!end.endsWith("0\r\n\r\n")) {
            throw new IOException("cut off after " + all.length + " bytes");
        }
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException ignored) {
            // It is being left.
        }
    }
}
