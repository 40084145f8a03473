package io.qworker.node;

import io.qworker.js.JsEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures how much of Node works: runs Node's own tests, each in a fresh lane, prints how many of each module passed and
 * why the others failed, and compares with the results kept in the repository. Its arguments:
 *
 * <pre>
 * &lt;folder of node/test&gt; &lt;working folder&gt; [--node &lt;binary&gt;] [--only &lt;expression&gt;] [--seconds n] [--threads n]
 *     [--results &lt;file&gt; [--update]] [--verbose]
 * </pre>
 *
 * With {@code --node}, tests that fail in that Node too are left out; which those are is kept in the working folder.
 */
final class NodeTestRunner {

    private static final Set<String> SWITCHES = Set.of("verbose", "update");

    private final Map<String, String> options = new TreeMap<>();
    private final List<String> folders = new ArrayList<>();

    private NodeTestRunner(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            if (SWITCHES.contains(name)) {
                options.put(name, "");
            } else if (arguments[i].startsWith("--")) {
                options.put(name, arguments[++i]);
            } else {
                folders.add(arguments[i]);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        NodeTestRunner runner = new NodeTestRunner(arguments);
        if (System.getProperty(NodeScript.PROPERTY) == null) {
            NodeScript.write(Path.of(runner.folders.get(1)).toAbsolutePath());
        }
        System.exit(runner.run());
    }

    /** The exit code: 1 when a test fails that passed when the kept results were written. */
    private int run() throws Exception {
        Path common =
                Path.of(NodeTestRunner.class.getResource("/node-compat/common").toURI());
        Path work = Path.of(folders.get(1)).toAbsolutePath();
        NodeTestSuite suite = NodeTestSuite.layOut(Path.of(folders.get(0)), common, work.resolve("test"));
        List<NodeTestSuite.Case> all = suite.cases(Pattern.compile(option("only", "")));
        if (options.containsKey("update")) {
            requireWholeModules(all, suite.cases(Pattern.compile("")));
        }
        List<NodeTestSuite.Case> applicable =
                all.stream().filter(test -> test.leftOut().isEmpty()).toList();
        List<NodeTestSuite.Case> cases = withoutThoseThatFailInNode(applicable, work);
        NodeTestResults results;
        try (JsEngine engine = JsEngine.create()) {
            results = NodeTestResults.of(twice(engine, cases));
        }
        System.out.print(results.table());
        printLeftOut(all, applicable.size() - cases.size());
        return options.containsKey("results") ? compare(results, Path.of(option("results", ""))) : 0;
    }

    private static void requireWholeModules(List<NodeTestSuite.Case> chosen, List<NodeTestSuite.Case> all) {
        Set<String> modules = chosen.stream().map(NodeTestSuite.Case::group).collect(Collectors.toSet());
        if (all.stream().filter(test -> modules.contains(test.group())).count() != chosen.size()) {
            throw new IllegalArgumentException(
                    "--update keeps whole modules: let --only name modules, such as --only '^(fs|zlib) '");
        }
    }

    /** What fails is run once more when the others are done, since a busy machine may have been the cause. */
    private List<NodeTestRun> twice(JsEngine engine, List<NodeTestSuite.Case> cases) throws Exception {
        Map<Boolean, List<NodeTestRun>> first =
                inParallel(cases, test -> NodeTestRun.inLane(engine, test, seconds())).stream()
                        .collect(Collectors.partitioningBy(NodeTestRun::passed));
        List<NodeTestSuite.Case> failed =
                first.get(false).stream().map(NodeTestRun::test).toList();
        List<NodeTestRun> runs = new ArrayList<>(first.get(true));
        runs.addAll(inParallel(failed, test -> printed(NodeTestRun.inLane(engine, test, seconds()))));
        return runs;
    }

    private static void printLeftOut(List<NodeTestSuite.Case> all, int failingInNode) {
        Map<NodeTestSuite.Rule, Long> counts = all.stream()
                .flatMap(test -> test.leftOut().stream())
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        System.out.println("\nLeft out of " + all.size() + " files:");
        counts.forEach((rule, count) -> System.out.printf("%6d %s%n", count, rule.words()));
        System.out.printf("%6d fails in Node here, too%n", failingInNode);
    }

    private int compare(NodeTestResults results, Path kept) throws IOException {
        NodeTestResults before = NodeTestResults.read(kept);
        List<String> worse = results.failingOf(before);
        List<String> better = before.failingOf(results);
        System.out.println("\nNew since the kept results: " + better.size() + " pass, " + worse.size() + " fail");
        worse.forEach(name -> System.out.println("  fails now: " + name));
        if (options.containsKey("update")) {
            before.mergedWith(results).write(kept);
            return 0;
        }
        return worse.isEmpty() ? 0 : 1;
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
                cases.stream().filter(test -> !passes.containsKey(test.name())).toList();
        inParallel(unknown, test -> Map.entry(test.name(), NodeTestRun.passesInNode(node, test, seconds())))
                .forEach(entry -> passes.put(entry.getKey(), entry.getValue()));
        Files.write(known, passes.entrySet().stream().map(Object::toString).toList());
        return cases.stream().filter(test -> passes.get(test.name())).toList();
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
            System.out.println(run.test().group() + "  " + run.test().name() + "  " + run.reason() + details);
        }
        return run;
    }
}
