package io.qworker.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The same of BullMQ, for comparison, on a Redis of its own that never writes to disk. Left out where redis-server, node or
 * npm is missing; npm then brings the package into the folder of the measurements.
 */
final class BullMq {

    private static final List<String> PACKAGES = List.of("bullmq@6.7.0", "ioredis@5.8.2");
    private static final List<String> NEEDS = List.of("redis-server", "node", "npm");
    private static final int[] CONCURRENCY = {1, 8, 32};

    private final Plan plan;
    private final String port;

    private BullMq(Plan plan, String port) {
        this.plan = plan;
        this.port = port;
    }

    /** Jobs a second at each concurrency; none where BullMQ is left out. */
    static List<Samples> throughput(Plan plan) {
        return run(
                        plan,
                        bull -> Arrays.stream(CONCURRENCY)
                                .mapToObj(bull::throughput)
                                .toList())
                .orElse(List.of());
    }

    static List<String> names(List<Samples> throughput) {
        return Arrays.stream(CONCURRENCY)
                .limit(throughput.size())
                .mapToObj(concurrency -> "BullMQ, concurrency " + concurrency)
                .toList();
    }

    /** Ms from scheduling to start, in one process. */
    static Optional<Samples> within(Plan plan) {
        return run(plan, bull -> bull.latency("within"));
    }

    /** Ms from scheduling to start, in another process. */
    static Optional<Samples> between(Plan plan) {
        return run(plan, bull -> bull.latency("between"));
    }

    private static <T> Optional<T> run(Plan plan, Function<BullMq, T> figure) {
        if (!Npm.has("BullMQ", NEEDS)) {
            return Optional.empty();
        }
        Npm.install(plan, PACKAGES);
        String port = freePort();
        String[] redis = {
            "redis-server",
            "--port",
            port,
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            plan.folder().toString()
        };
        try (Child server = Child.start(plan, redis)) {
            while (!server.line().contains("Ready to accept connections")) {}
            return Optional.of(figure.apply(new BullMq(plan, port)));
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Samples throughput(int concurrency) {
        Samples rates = Npm.run(plan, "bullmq.js", "throughput", port, concurrency, plan.jobs(), plan.runs());
        Bench.progress("BullMQ, concurrency %d: %.0f jobs/s".formatted(concurrency, rates.median()));
        return rates;
    }

    private Samples latency(String mode) {
        Samples delays = Npm.run(plan, "bullmq.js", mode, port, plan.samples());
        Bench.progress("BullMQ, %s: p50 %.2f ms, p99 %.2f ms".formatted(mode, delays.median(), delays.percentile(99)));
        return delays;
    }
}
