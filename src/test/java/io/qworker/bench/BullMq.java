package io.qworker.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        List<String> missing = NEEDS.stream().filter(BullMq::isMissing).toList();
        if (!missing.isEmpty()) {
            Bench.progress("BullMQ is left out: not on the PATH: " + String.join(", ", missing));
            return Optional.empty();
        }
        install(plan);
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

    private static boolean isMissing(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void install(Plan plan) {
        if (Files.isDirectory(plan.folder().resolve("node_modules/ioredis"))) {
            return;
        }
        Bench.progress("installing " + PACKAGES + " into " + plan.folder());
        List<String> install = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix"));
        install.add(plan.folder().toString());
        install.addAll(PACKAGES);
        try (Child npm = Child.start(plan, install.toArray(String[]::new))) {
            npm.result();
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
        Samples rates = node("throughput", port, number(concurrency), number(plan.jobs()), number(plan.runs()));
        Bench.progress("BullMQ, concurrency %d: %.0f jobs/s".formatted(concurrency, rates.median()));
        return rates;
    }

    private Samples latency(String mode) {
        Samples delays = node(mode, port, number(plan.samples()));
        Bench.progress("BullMQ, %s: p50 %.2f ms, p99 %.2f ms".formatted(mode, delays.median(), delays.percentile(99)));
        return delays;
    }

    private static String number(int number) {
        return String.valueOf(number);
    }

    private Samples node(String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "src/test/resources/bench/bullmq.js"));
        command.addAll(List.of(arguments));
        Map<String, String> modules =
                Map.of("NODE_PATH", plan.folder().resolve("node_modules").toString());
        try (Child node = Child.start(plan, modules, command.toArray(String[]::new))) {
            return node.numbers();
        }
    }
}
