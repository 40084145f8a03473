package io.qworker.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.qworker.http.Problem.Kind;
import io.qworker.queue.UnknownJob;
import io.qworker.queue.WrongState;
import io.qworker.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a request to its route and the answer back; whatever goes wrong on the way becomes a problem document.
 *
 * @param metrics told of each request
 * @param problems told of what was not foreseen
 */
record Dispatch(Routes routes, Guard guard, Metrics metrics, Consumer<Throwable> problems) implements HttpHandler {

    private static final String NO_ROUTE = "none";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        try (exchange) {
            Route route = null;
            Answer answer;
            try {
                guard.check(routes.open(path(exchange)), exchange.getRequestHeaders());
                route = routes.find(exchange.getRequestMethod(), path(exchange));
                answer = answer(route, exchange);
            } catch (RuntimeException e) {
                answer = problem(e).answer();
            }
            metrics.requested(
                    method(exchange),
                    route == null ? NO_ROUTE : route.template(),
                    answer.status(),
                    Duration.ofNanos(System.nanoTime() - began));
            send(exchange, answer);
        }
    }

    private Answer answer(Route route, HttpExchange exchange) {
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        return route.handler()
                .handle(new Request(exchange, route.match(path(exchange)).orElseThrow(), query));
    }

    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        return path == null ? "" : path;
    }

    /** Those that are known; others are not kept apart, since anybody can make up new ones. */
    private static String method(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        return Set.of("GET", "HEAD", "POST", "DELETE").contains(method) ? method : "other";
    }

    private Problem problem(RuntimeException failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case UnknownJob unknown -> Problem.of(Kind.UNKNOWN_JOB, unknown.getMessage());
            case WrongState wrong -> Problem.of(Kind.WRONG_STATE, wrong.getMessage());
            case StoreException store ->
                Problem.of(Kind.STORE_FAILED, store.getMessage()).with("Retry-After", "5");
            default -> {
                problems.accept(failure);
                yield Problem.of(Kind.UNEXPECTED, "the manager's log says what");
            }
        };
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        if (!answer.contentType().isEmpty()) {
            headers.set("Content-Type", answer.contentType());
        }
        switch (answer) {
            case Answer.Stream stream -> stream(exchange, stream);
            case Answer.Whole whole -> whole(exchange, whole.status(), whole.body());
        }
    }

    private static void whole(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        if (isHead(exchange) || body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void stream(HttpExchange exchange, Answer.Stream stream) throws IOException {
        if (isHead(exchange)) {
            exchange.sendResponseHeaders(stream.status(), -1);
        } else {
            exchange.sendResponseHeaders(stream.status(), 0);
            stream.writer().write(exchange.getResponseBody());
        }
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
