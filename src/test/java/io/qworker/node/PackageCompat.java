package io.qworker.node;

import io.qworker.js.JsEngine;
import io.qworker.mongo.TestMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Runs the uses of popular packages under Node and under us, compares what they print, and compares that with the results kept
 * in the repository. Its arguments:
 *
 * <pre>
 * &lt;folder of package.json, node_modules, uses and scenarios&gt; &lt;Node's binary&gt; &lt;kept results&gt;
 *     [--only &lt;expression&gt;] [--seconds n] [--threads n] [--update] [--verbose]
 * </pre>
 */
final class PackageCompat {

    private final Path folder;
    private final Path node;
    private final Path kept;
    private final Map<String, String> options = new HashMap<>();

    private PackageCompat(String... arguments) {
        folder = Path.of(arguments[0]).toAbsolutePath();
        node = Path.of(arguments[1]);
        kept = Path.of(arguments[2]);
        for (int i = 3; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            options.put(name, name.equals("update") || name.equals("verbose") ? "" : arguments[++i]);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new PackageCompat(arguments).run());
    }

    /** The exit code: 1 when a package differs that was the same when the kept results were written. */
    private int run() throws Exception {
        Pattern wanted = Pattern.compile(options.getOrDefault("only", ""));
        List<PackageUse> uses =
                PackageUse.in(folder).stream().filter(use -> use.fits(wanted)).toList();
        List<PackageComparison> comparisons;
        try (TestMongo mongo = new TestMongo();
                JsEngine engine = JsEngine.create()) {
            comparisons = compared(uses, engine, environment(mongo));
        }
        PackageResults results = PackageResults.of(comparisons);
        System.out.print(results.table());
        print(
                "packages",
                comparisons.stream().filter(one -> !one.use().isScenario()).toList());
        print(
                "scenarios",
                comparisons.stream().filter(one -> one.use().isScenario()).toList());
        return compareWithKept(results);
    }

    /** The same for both: nothing of this machine's zone, terminal or settings shows in what they print. */
    private static Map<String, String> environment(TestMongo mongo) {
        Map<String, String> env = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "TMPDIR", "REDIS_URL")) {
            if (System.getenv(name) != null) {
                env.put(name, System.getenv(name));
            }
        }
        env.put("TZ", "UTC");
        env.put("LANG", "C.UTF-8");
        env.put("MONGO_URL", "mongodb://127.0.0.1:" + mongo.port());
        return env;
    }

    private List<PackageComparison> compared(List<PackageUse> uses, JsEngine engine, Map<String, String> env)
            throws InterruptedException, ExecutionException {
        int cores = Runtime.getRuntime().availableProcessors();
        List<PackageComparison> comparisons = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(number("threads", cores))) {
            List<Future<PackageComparison>> futures = uses.stream()
                    .map(use -> threads.submit(() -> compared(use, engine, env)))
                    .toList();
            for (Future<PackageComparison> future : futures) {
                comparisons.add(future.get());
                PackageComparison last = comparisons.getLast();
                System.err.printf(
                        "%d of %d: %s %s%n",
                        comparisons.size(),
                        uses.size(),
                        last.use().name(),
                        last.verdict().word());
            }
        }
        // What differs beside others is run once more by itself, since a busy machine may have been the cause.
        comparisons.replaceAll(one -> isDifferent(one) ? told(compared(one.use(), engine, env)) : one);
        return comparisons;
    }

    private PackageComparison compared(PackageUse use, JsEngine engine, Map<String, String> env) {
        int seconds = number("seconds", 60);
        return new PackageComparison(
                use, PackageRun.inNode(node, use, env, seconds), PackageRun.inLane(engine, use, env, seconds));
    }

    private static boolean isDifferent(PackageComparison comparison) {
        return comparison.verdict().is(PackageVerdict.DIFFERENT);
    }

    private int number(String option, int fallback) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : fallback;
    }

    private PackageComparison told(PackageComparison one) {
        if (isDifferent(one) && options.containsKey("verbose")) {
            System.out.println("=== " + one.use().name());
            System.out.println(
                    one.ours().output().indent(4) + "--- " + one.ours().ending());
            System.out.println(one.ours().errors().indent(4) + "--- in Node");
            System.out.println(one.node().output().indent(4));
        }
        return one;
    }

    private static void print(String what, List<PackageComparison> comparisons) {
        PackageResults results = PackageResults.of(comparisons);
        System.out.printf(
                "%d of %d %s the same, %d different, %d skipped%n",
                results.count(PackageVerdict.SAME),
                comparisons.size(),
                what,
                results.count(PackageVerdict.DIFFERENT),
                results.count(PackageVerdict.SKIPPED));
    }

    private int compareWithKept(PackageResults results) throws IOException {
        PackageResults before = PackageResults.read(kept);
        List<String> worse = results.worseThan(before);
        before.worseThan(results).forEach(name -> System.out.println("better than kept: " + name));
        worse.forEach(name -> System.out.println("WORSE than kept: " + name));
        if (options.containsKey("update")) {
            before.mergedWith(results).write(kept);
            return 0;
        }
        return worse.isEmpty() ? 0 : 1;
    }
}
