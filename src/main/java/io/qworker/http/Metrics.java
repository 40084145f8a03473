package io.qworker.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.queue.KnownWorker.State;
import io.qworker.store.JobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The figures of {@code /metrics}, every one of them on this page. */
final class Metrics implements AutoCloseable {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JOB_RUNS = "qworker.jobs.";
    private static final Map<String, String> RUNS =
            Map.of("start", "started", "success", "succeeded", "fail", "failed");
    /** Task ids come from outside; their number must not grow without bound here. */
    private static final int MOST_TASKS = 1000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Bus.Subscription notifications;
    private final JobStore jobs;
    private final MultiGauge kept;

    Metrics(JobStore jobs, Bus bus, ManagerView manager) {
        this.jobs = jobs;
        this.kept = MultiGauge.builder("qworker.jobs")
                .description("Jobs in the store by task and state; at least so many where there are very many")
                .register(registry);
        for (String run : RUNS.values()) {
            registry.config()
                    .meterFilter(
                            MeterFilter.maximumAllowableTags(JOB_RUNS + run, "name", MOST_TASKS, MeterFilter.deny()));
        }
        registerManager(manager);
        registerJvm();
        this.notifications = bus.subscribe(Topics.WORKER_NOTIFICATION, message -> count(message.content()));
    }

    private void registerManager(ManagerView manager) {
        Gauge.builder("qworker.manager.leads", manager, view -> view.leads() ? 1 : 0)
                .description("1 while this manager leads")
                .register(registry);
        for (State state : State.values()) {
            Gauge.builder(
                            "qworker.workers",
                            manager,
                            view -> view.workers().stream()
                                    .filter(worker -> worker.life().state() == state)
                                    .count())
                    .description("Workers by state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void registerJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Counts what a notification says of a job's run; silent workers are not heard. Source: protocol.md §2.4. */
    private void count(BsonValue notification) {
        if (!notification.isDocument()) {
            return;
        }
        BsonDocument entry = notification.asDocument();
        String run = RUNS.get(text(entry, "type"));
        if (run != null && text(entry, "sourceType").equals("Job")) {
            Counter.builder(JOB_RUNS + run)
                    .description("Runs of jobs that " + run + ", as workers tell, since this manager began")
                    .tag("name", text(entry, "taskId"))
                    .register(registry)
                    .increment();
        }
    }

    private static String text(BsonDocument document, String field) {
        return document.isString(field) ? document.getString(field).getValue() : "";
    }

    /** @param route the route's template, of which there are few; not the path, of which there are many */
    void requested(String method, String route, int status, Duration took) {
        Timer.builder("qworker.http.requests")
                .description("HTTP requests that were answered")
                .tags("method", method, "route", route, "status", String.valueOf(status))
                .register(registry)
                .record(took);
    }

    /** Every figure, in Prometheus's text format. */
    Answer scrape(Request request) {
        countJobs();
        return Answer.text(Answer.OK, CONTENT_TYPE, Map.of(), registry.scrape());
    }

    private void countJobs() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        jobs.counts().tasks().entrySet().stream()
                .limit(MOST_TASKS)
                .forEach(task -> CountsByState.of(task.getValue())
                        .forEach((state, count) -> rows.add(
                                MultiGauge.Row.of(Tags.of("name", task.getKey(), "state", state), count.jobs()))));
        kept.register(rows, true);
    }

    @Override
    public void close() {
        notifications.close();
        collections.close();
        registry.close();
    }
}
