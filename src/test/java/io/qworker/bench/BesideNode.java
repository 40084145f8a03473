package io.qworker.bench;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same JavaScript programs in a lane, with the compiler of a worker, and in Node. */
final class BesideNode {

    private static final Path PROGRAMS =
            Path.of("src/test/resources/bench/node").toAbsolutePath();

    private static final Duration WARM_UP = Duration.ofSeconds(12);

    /** Who runs a program. */
    private enum Runtime {
        LANE,
        NODE
    }

    private final Plan plan;
    private final String node;
    private final Table table =
            new Table("Core modules beside Node", "", "Qworker", "Node", "Qworker : Node, as multiples of speed");

    private BesideNode(Plan plan) {
        this.plan = plan;
        try (Child reference = Child.start(plan, "scripts/node-reference")) {
            this.node = reference.line();
        }
    }

    static Table measure(Plan plan) {
        BesideNode beside = new BesideNode(plan);
        beside.boots();
        beside.http();
        beside.faster("fs.readFile of 1,000 files of 4 KB, files/s", "read_files.js", "1000", "4096");
        beside.faster("sha256 of 1 MB, MB/s", "hash.js", "sha256", "1000000");
        beside.faster("sha256 of 64 bytes, MB/s", "hash.js", "sha256", "64");
        beside.faster("md5 of 1 MB, MB/s", "hash.js", "md5", "1000000");
        beside.faster("aes-256-gcm of 64 KB, MB/s", "encrypt.js", "aes-256-gcm", "65536");
        return beside.table;
    }

    private void boots() {
        Samples lane = starts(Runtime.LANE);
        Samples nodes = starts(Runtime.NODE);
        row(
                "a process of a worker's kind, with the compiler, that runs an empty file, ms",
                lane,
                nodes,
                nodes.median() / lane.median());
        String count = String.valueOf(3 * plan.runs());
        Samples lanes = numbers(Runtime.LANE, "boot_threads.js", count);
        Samples workers = numbers(Runtime.NODE, "boot_threads.js", count);
        row("a further lane (Node: a worker thread), ms", lanes, workers, workers.median() / lanes.median());
    }

    private Samples starts(Runtime runtime) {
        List<Double> samples = new ArrayList<>();
        for (int run = 0; run <= plan.runs(); run++) {
            long begin = System.nanoTime();
            try (Child child = start(runtime, "empty.js")) {
                child.result();
            }
            // The first run fetches files into the system's memory.
            if (run > 0) {
                samples.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return Samples.of(samples);
    }

    /** An HTTP exchange goes through so much JavaScript that it is still being compiled after a quarter of a minute. */
    private void http() {
        for (Duration warmUp : List.of(WARM_UP, Duration.ofSeconds(60))) {
            String after = ", per second after %d s of them".formatted(warmUp.toSeconds());
            Samples laneServes = served(Runtime.LANE, Runtime.NODE, warmUp);
            Samples nodeServes = served(Runtime.NODE, Runtime.NODE, WARM_UP);
            row("http requests served to Node" + after, laneServes, nodeServes);
            Samples laneAsks = served(Runtime.NODE, Runtime.LANE, warmUp);
            row("http requests made to Node" + after, laneAsks, nodeServes);
        }
    }

    private Samples served(Runtime server, Runtime client, Duration warmUp) {
        try (Child listening = start(server, "http_server.js")) {
            return timed(client, "http_client.js", warmUp, listening.line());
        }
    }

    private void faster(String what, String program, String... arguments) {
        row(what, timed(Runtime.LANE, program, WARM_UP, arguments), timed(Runtime.NODE, program, WARM_UP, arguments));
    }

    private Samples timed(Runtime runtime, String program, Duration warmUp, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of(String.valueOf(plan.runs()), "3000", String.valueOf(warmUp.toMillis())));
        all.addAll(List.of(arguments));
        return numbers(runtime, program, all.toArray(String[]::new));
    }

    private Samples numbers(Runtime runtime, String program, String... arguments) {
        try (Child child = start(runtime, program, arguments)) {
            return child.numbers();
        }
    }

    private Child start(Runtime runtime, String program, String... arguments) {
        String file = PROGRAMS + File.separator + program;
        List<String> all = new ArrayList<>(List.of(file));
        all.addAll(List.of(arguments));
        if (runtime == Runtime.LANE) {
            return Child.java(plan, LaneProgram.class, all.toArray(String[]::new));
        }
        all.addFirst(node);
        return Child.start(plan, all.toArray(String[]::new));
    }

    private void row(String what, Samples lane, Samples nodes) {
        row(what, lane, nodes, lane.median() / nodes.median());
    }

    private void row(String what, Samples lane, Samples nodes, double speed) {
        Bench.progress(String.format(Locale.ROOT, "%s: %.1f, Node %.1f", what, lane.median(), nodes.median()));
        table.row(List.of(
                what,
                String.format(Locale.ROOT, "%,.0f", lane.median()),
                String.format(Locale.ROOT, "%,.0f", nodes.median()),
                String.format(Locale.ROOT, "%.2f", speed)));
    }
}
