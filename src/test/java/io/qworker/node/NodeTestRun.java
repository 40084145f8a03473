package io.qworker.node;

import io.qworker.js.JavaScriptError;
import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What became of one of Node's tests. */
record NodeTestRun(NodeTestSuite.Case test, boolean passed, String output) {

    /** In a fresh lane of {@code engine}. */
    static NodeTestRun inLane(JsEngine engine, NodeTestSuite.Case test, int seconds) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        CompletableFuture<String> uncaught = new CompletableFuture<>();
        LaneSettings settings = LaneSettings.ofProcess("node-test")
                .withCwd(test.file().getParent().getParent().getParent())
                .withEnv(environment(test))
                .withOutput(output, output)
                .withUncaught((error, origin, globals) -> uncaught.complete(error.stack()));
        Lane lane = Lane.open(engine, settings);
        try {
            CompletableFuture<String> end =
                    lane.runMain(test.file().toString()).thenApply(code -> code == 0 ? "" : "exit code " + code);
            String problem = end.applyToEither(uncaught, text -> text).get(seconds, TimeUnit.SECONDS);
            return new NodeTestRun(test, problem.isEmpty(), output.toString(StandardCharsets.UTF_8) + problem);
        } catch (TimeoutException late) {
            return new NodeTestRun(
                    test, false, output.toString(StandardCharsets.UTF_8) + "no end within " + seconds + " s");
        } catch (ExecutionException failure) {
            return new NodeTestRun(test, false, output.toString(StandardCharsets.UTF_8) + stack(failure.getCause()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lane.kill();
        }
    }

    private static String stack(Throwable cause) {
        return cause instanceof JavaScriptError error ? error.stack() : cause.toString();
    }

    /** In real Node, to know which tests can pass at all. */
    static boolean passesInNode(Path node, NodeTestSuite.Case test, int seconds) {
        try {
            ProcessBuilder command = new ProcessBuilder(
                            node.toString(), test.file().toString())
                    .directory(test.file().getParent().getParent().getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            command.environment().putAll(environment(test));
            Process process = command.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Cannot run " + node, e);
        }
    }

    /** A temporary folder of its own for each test, as Node's helper derives it. */
    private static Map<String, String> environment(NodeTestSuite.Case test) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TEST_THREAD_ID", test.file().getFileName().toString().replace(".js", ""));
        environment.put("NODE_SKIP_FLAG_CHECK", "1");
        return environment;
    }

    /** The line that says most of what went wrong. */
    String reason() {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.contains("Error") || line.contains("was called") || line.contains("no end"))
                .findFirst()
                .orElseGet(() -> output.lines().reduce("no output", (first, last) -> last));
    }
}
