package io.qworker.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the command to its end: a JVM, Node's library, one task file, one job. */
final class ColdStart {

    private ColdStart() {}

    static Table measure(Plan plan) {
        return new Table("Cold start of scripts/qworker run tasks-js/hello.js", "Seconds", "median", "least – most")
                .row(row("with the ahead-of-time cache", run(plan, Map.of())))
                .row(row("without", run(plan, Map.of("QWORKER_JAVA_OPTS", "-XX:AOTMode=off"))));
    }

    private static List<String> row(String name, Samples seconds) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.2f", seconds.median()),
                String.format(Locale.ROOT, "%.2f – %.2f", seconds.least(), seconds.most()));
    }

    private static Samples run(Plan plan, Map<String, String> environment) {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= plan.runs(); run++) {
            long begin = System.nanoTime();
            try (Child command = Child.start(plan, environment, "scripts/qworker", "run", "tasks-js/hello.js")) {
                command.result();
            }
            double took = (System.nanoTime() - begin) / 1e9;
            Bench.progress(String.format(Locale.ROOT, "run hello: %.2f s", took));
            // The first run fetches files into the system's memory.
            if (run > 0) {
                seconds.add(took);
            }
        }
        return Samples.of(seconds);
    }
}
