package io.qworker.http;

import static io.qworker.http.Route.delete;
import static io.qworker.http.Route.get;
import static io.qworker.http.Route.post;

import io.qworker.http.Problem.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Every route, on one page; {@code openapi.json} describes them. */
record Routes(List<Route> all) {

    static Routes of(JobRoutes jobs, FleetRoutes fleet, StatusRoutes status, Metrics metrics, EventStream events) {
        return new Routes(List.of(
                post("/api/queue", jobs::queue),
                get("/api/jobs", jobs::list),
                get("/api/jobs/{id}", jobs::one),
                delete("/api/jobs/{id}", jobs::remove),
                post("/api/jobs/{id}/retry", jobs::retry),
                post("/api/jobs/retry", jobs::retryDead),
                post("/api/jobs/{id}/cancel", jobs::cancel),
                post("/api/jobs/{id}/run", jobs::runNow),
                get("/api/counts", jobs::counts),
                get("/api/tasks", fleet::tasks),
                post("/api/tasks/{id}/pause", fleet::pauseTask),
                delete("/api/tasks/{id}/pause", fleet::resumeTask),
                get("/api/workers", fleet::workers),
                post("/api/workers/{id}/pause", fleet::pauseWorker),
                delete("/api/workers/{id}/pause", fleet::resumeWorker),
                get("/api/pauses", fleet::pauses),
                get("/api/events", events::open),
                get("/api/openapi.json", status::openApi),
                get("/metrics", metrics::scrape),
                get("/health", status::health).withoutToken()));
    }

    /** Whether the path is answered without a token. */
    boolean open(String path) {
        return all.stream().anyMatch(route -> route.open() && route.match(path).isPresent());
    }

    /** The route of a request; a {@link Problem} if there is none. */
    Route find(String method, String path) {
        List<Route> there =
                all.stream().filter(route -> route.match(path).isPresent()).toList();
        if (there.isEmpty()) {
            throw Problem.of(Kind.UNKNOWN_ROUTE, "there is no " + path + "; /api/openapi.json lists what there is");
        }
        return there.stream().filter(route -> route.takes(method)).findFirst().orElseThrow(() -> wrong(method, there));
    }

    private static Problem wrong(String method, List<Route> there) {
        String allowed = there.stream()
                .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
                .collect(Collectors.joining(", "));
        return Problem.of(Kind.WRONG_METHOD, method + " cannot be used here, but " + allowed)
                .with("Allow", allowed);
    }
}
