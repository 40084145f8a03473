package io.qworker.node;

import io.qworker.js.JavaScriptError;
import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a package's use printed and how it ended.
 *
 * @param ending empty for exit code 0
 * @param errors what it wrote to its standard error; not compared, since warnings name the process
 */
record PackageRun(String output, String ending, String errors) {

    /** In a fresh lane of {@code engine}. */
    static PackageRun inLane(JsEngine engine, PackageUse use, Map<String, String> env, int seconds) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        CompletableFuture<String> uncaught = new CompletableFuture<>();
        LaneSettings settings = LaneSettings.ofProcess(use.name())
                .withCwd(folder(use))
                .withEnv(env)
                .withOutput(output, errors)
                .withUncaught((error, origin, globals) -> uncaught.complete("Uncaught " + error.stack()));
        Lane lane = Lane.open(engine, settings);
        String ending;
        try {
            ending = lane.runMain(use.file().toString())
                    .thenApply(PackageRun::ending)
                    .applyToEither(uncaught, text -> text)
                    .get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            ending = tooLate(seconds);
        } catch (ExecutionException failure) {
            ending = failure.getCause() instanceof JavaScriptError error
                    ? "Uncaught " + error.stack()
                    : failure.getCause().toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while " + use.name() + " ran");
        } finally {
            lane.kill();
        }
        return new PackageRun(text(output), ending, text(errors));
    }

    /** As a process of a real Node. */
    static PackageRun inNode(Path node, PackageUse use, Map<String, String> env, int seconds) {
        try {
            Path output = Files.createTempFile("package-compat", ".out");
            Path errors = Files.createTempFile("package-compat", ".err");
            ProcessBuilder command = new ProcessBuilder(
                            node.toString(), use.file().toString())
                    .directory(folder(use).toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            command.environment().clear();
            command.environment().putAll(env);
            Process process = command.start();
            process.outputWriter().close();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String ending = ended ? ending(process.exitValue()) : tooLate(seconds);
            return new PackageRun(taken(output), ending, taken(errors));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot run " + node, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while " + use.name() + " ran");
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file);
        Files.delete(file);
        return text.stripTrailing();
    }

    private static Path folder(PackageUse use) {
        return use.file().getParent().getParent();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static String ending(int code) {
        return code == 0 ? "" : "exit code " + code;
    }

    private static String tooLate(int seconds) {
        return "no end within " + seconds + " s";
    }

    boolean endedWell() {
        return ending.isEmpty();
    }
}
