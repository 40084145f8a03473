package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.bus.Bus;
import io.qworker.config.HttpSettings;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.PlainJson;
import io.qworker.queue.StoredJobs;
import io.qworker.store.Storage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonNull;

/** A server upon a store and a bus of its own, and a client that asks it over a socket. */
final class HttpFixture implements AutoCloseable {

    final Storage queue;
    final ManagerDouble manager = new ManagerDouble();
    final List<Throwable> problems = new CopyOnWriteArrayList<>();
    final List<Bus.Received> heard = new CopyOnWriteArrayList<>();
    final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private HttpFixture(
            Function<Consumer<Throwable>, Storage> opening, Optional<String> token, EventStream.Bounds bounds) {
        this.queue = opening.apply(problems::add);
        queue.bus().subscribeAll(heard::add);
        manager.task("{id: 'hello', name: 'Hello', definition: '/tasks/hello.js'}");
        StoredJobs jobs = new StoredJobs(queue.jobs(), queue.bus(), InstantSource.system(), problems::add);
        this.server = HttpServer.start(new HttpSettings("127.0.0.1", 0, token), jobs, manager, bounds);
    }

    static HttpFixture open(Path folder) {
        return new HttpFixture(
                problems -> Storage.sqlite(folder.resolve("jobs.db"), problems),
                Optional.empty(),
                EventStream.Bounds.USUAL);
    }

    static HttpFixture overMongo(String uri) {
        return new HttpFixture(
                problems -> Storage.mongo(uri, "Job", "mubsub", problems), Optional.empty(), EventStream.Bounds.USUAL);
    }

    static HttpFixture withToken(Path folder, String token) {
        return new HttpFixture(
                problems -> Storage.sqlite(folder.resolve("jobs.db"), problems),
                Optional.of(token),
                EventStream.Bounds.USUAL);
    }

    static HttpFixture withBounds(Path folder, EventStream.Bounds bounds) {
        return new HttpFixture(
                problems -> Storage.sqlite(folder.resolve("jobs.db"), problems), Optional.empty(), bounds);
    }

    /** A job of the task hello that is due now, with further fields. */
    Job keep(String extra) {
        JobDraft draft = new JobDraft("hello", BsonNull.VALUE, 0, Instant.now(), BsonDocument.parse(extra));
        return queue.jobs().add(List.of(draft)).getFirst();
    }

    URI uri(String path) {
        return server.address().resolve(path);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<String> post(String path) {
        return send(to(path).POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String path) {
        return send(to(path).DELETE());
    }

    HttpResponse<String> queue(String json, String... headers) {
        HttpRequest.Builder request =
                to("/api/queue").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return PlainJson.read(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        queue.close();
    }
}
