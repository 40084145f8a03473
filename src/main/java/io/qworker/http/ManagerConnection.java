package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.qworker.config.ManagerAddress;
import io.qworker.http.Problem.Kind;
import io.qworker.job.PlainJson;
import io.qworker.queue.UnknownJob;
import io.qworker.queue.WrongState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;

/** Asks a manager and turns its problem documents into exceptions whose messages are for people. */
final class ManagerConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 400;

    private final ManagerAddress address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    ManagerConnection(ManagerAddress address) {
        this.address = address;
    }

    String url() {
        return address.url().toString();
    }

    JsonNode get(String path) {
        return ask(to(path).GET());
    }

    JsonNode post(String path) {
        return ask(to(path).POST(BodyPublishers.noBody()));
    }

    JsonNode post(String path, JsonNode body, Map<String, String> headers) {
        BodyPublisher json = BodyPublishers.ofString(body.toString());
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(json);
        headers.forEach(request::header);
        return ask(request);
    }

    JsonNode delete(String path) {
        return ask(to(path).DELETE());
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.url().resolve(path)).timeout(PATIENCE);
        address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? NullNode.getInstance() : PlainJson.read(response.body());
            if (response.statusCode() >= FIRST_ERROR) {
                throw failure(response.statusCode(), body);
            }
            return body;
        } catch (PlainJson.MalformedJson e) {
            throw new ManagerFailure("there is no manager at " + url() + ": what answers there does not speak JSON", e);
        } catch (IOException e) {
            throw new ManagerFailure("cannot reach the manager at " + url() + ": " + reason(e) + "; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ManagerFailure("interrupted while asking the manager at " + url(), e);
        }
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case HttpTimeoutException _ -> "no answer within " + PATIENCE.toSeconds() + " seconds";
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "no machine of this name is known";
            case ConnectException _ -> "nobody listens there";
            default -> String.valueOf(problem.getMessage());
        };
    }

    private RuntimeException failure(int status, JsonNode problem) {
        String type = problem.path("type").asText();
        String detail = problem.path("detail").asText("it answered " + status);
        if (type.equals(Kind.UNKNOWN_JOB.type())) {
            return new UnknownJob(detail);
        }
        if (type.equals(Kind.WRONG_STATE.type())) {
            return new WrongState(detail);
        }
        if (type.equals(Kind.UNAUTHORIZED.type())) {
            return new ManagerFailure(
                    address.token().isPresent()
                            ? "the manager has another token than the one given in QWORKER_TOKEN or by --token"
                            : "the manager wants its token: set QWORKER_TOKEN or give --token");
        }
        return new ManagerFailure("the manager refuses: " + detail);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
