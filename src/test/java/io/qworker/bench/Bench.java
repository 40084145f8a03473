package io.qworker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what is asked for, or everything, and prints it as Markdown. Progress goes to standard error. */
public final class Bench {

    private static final String USAGE =
            "Usage: scripts/bench [--quick] [--only throughput|claims|schedules|latency|bus|start|memory|node]…";

    /** A figure: measures and answers the table that shows it. */
    @FunctionalInterface
    interface Figure {
        Table measure(Plan plan) throws IOException;
    }

    private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("throughput", Throughput::measure);
        FIGURES.put("claims", Claims::measure);
        FIGURES.put("schedules", Schedules::measure);
        FIGURES.put("latency", Latency::measure);
        FIGURES.put("bus", BusSpeed::measure);
        FIGURES.put("start", ColdStart::measure);
        FIGURES.put("memory", IdleMemory::measure);
        FIGURES.put("node", BesideNode::measure);
    }

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = new ArrayList<>();
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--only" -> wanted.add(i + 1 < arguments.length ? arguments[++i] : "");
                default -> refuse();
            }
        }
        if (!FIGURES.keySet().containsAll(wanted)) {
            refuse();
        }
        Path folder = Files.createDirectories(Path.of("target/bench").toAbsolutePath());
        Plan plan = quick ? Plan.quick(folder) : Plan.whole(folder);
        IO.println(Machine.describe() + "\n");
        for (Map.Entry<String, Figure> figure : FIGURES.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(figure.getKey())) {
                IO.println(figure.getValue().measure(plan).markdown());
            }
        }
        System.exit(0);
    }

    private static void refuse() {
        System.err.println(USAGE);
        System.exit(2);
    }

    /** Tells whoever waits what is being measured. */
    static void progress(String what) {
        System.err.println("… " + what);
    }
}
