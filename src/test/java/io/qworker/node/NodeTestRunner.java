package io.qworker.node;

import io.qworker.js.JsEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Measures how much of Node works: runs Node's own tests, each in a fresh lane, and prints how many of each module passed
 * and why the others failed. The program's arguments:
 *
 * <pre>
 * &lt;folder of node/test&gt; &lt;working folder&gt; [--node &lt;binary&gt;] [--only &lt;expression&gt;] [--seconds n] [--threads n] [--verbose]
 * </pre>
 *
 * With {@code --node}, tests that fail in that Node too are left out; which those are is kept in the working folder.
 */
final class NodeTestRunner {

    private final Map<String, String> options = new TreeMap<>();
    private final List<String> folders = new ArrayList<>();

    private NodeTestRunner(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--verbose")) {
                options.put("verbose", "");
            } else if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                folders.add(arguments[i]);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        new NodeTestRunner(arguments).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Path common =
                Path.of(NodeTestRunner.class.getResource("/node-compat/common").toURI());
        Path work = Path.of(folders.get(1)).toAbsolutePath();
        NodeTestSuite suite = NodeTestSuite.layOut(Path.of(folders.get(0)), common, work.resolve("test"));
        List<NodeTestSuite.Case> cases =
                withoutThoseThatFailInNode(suite.cases(Pattern.compile(option("only", ""))), work);
        try (JsEngine engine = JsEngine.create()) {
            report(inParallel(cases, test -> printed(NodeTestRun.inLane(engine, test, seconds()))));
        }
    }

    private String option(String name, String fallback) {
        return options.getOrDefault(name, fallback);
    }

    private int seconds() {
        return Integer.parseInt(option("seconds", "20"));
    }

    private List<NodeTestSuite.Case> withoutThoseThatFailInNode(List<NodeTestSuite.Case> cases, Path work)
            throws Exception {
        if (!options.containsKey("node")) {
            return cases;
        }
        Path node = Path.of(option("node", ""));
        Path known = work.resolve("passes-in-node.txt");
        Map<String, Boolean> passes = read(known);
        List<NodeTestSuite.Case> unknown =
                cases.stream().filter(test -> !passes.containsKey(name(test))).toList();
        inParallel(unknown, test -> Map.entry(name(test), NodeTestRun.passesInNode(node, test, seconds())))
                .forEach(entry -> passes.put(entry.getKey(), entry.getValue()));
        Files.write(known, passes.entrySet().stream().map(Object::toString).toList());
        return cases.stream().filter(test -> passes.get(name(test))).toList();
    }

    private static Map<String, Boolean> read(Path known) throws IOException {
        Map<String, Boolean> passes = new TreeMap<>();
        if (Files.exists(known)) {
            for (String line : Files.readAllLines(known)) {
                passes.put(line.split("=")[0], Boolean.valueOf(line.split("=")[1]));
            }
        }
        return passes;
    }

    private static String name(NodeTestSuite.Case test) {
        return test.file().getFileName().toString();
    }

    private interface Task<R> {
        R on(NodeTestSuite.Case test);
    }

    private <R> List<R> inParallel(List<NodeTestSuite.Case> cases, Task<R> task)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(option("threads", "2")))) {
            List<Future<R>> futures = cases.stream()
                    .map(test -> threads.submit(() -> task.on(test)))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private NodeTestRun printed(NodeTestRun run) {
        if (!run.passed()) {
            String details =
                    options.containsKey("verbose") ? "\n" + run.output().indent(8) : "";
            System.out.println(run.test().group() + "  " + name(run.test()) + "  " + run.reason() + details);
        }
        return run;
    }

    private void report(List<NodeTestRun> runs) {
        Map<String, int[]> groups = new TreeMap<>();
        for (NodeTestRun run : runs) {
            int[] counts = groups.computeIfAbsent(run.test().group(), name -> new int[2]);
            counts[0]++;
            counts[1] += run.passed() ? 1 : 0;
        }
        groups.forEach((name, counts) -> System.out.printf("%-20s %4d of %4d%n", name, counts[1], counts[0]));
        System.out.printf(
                "%-20s %4d of %4d%n",
                "all", runs.stream().filter(NodeTestRun::passed).count(), runs.size());
    }
}
