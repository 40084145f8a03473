package io.qworker.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another process, which ends with us. What it complains of goes to a file beside the measurements. */
final class Child implements AutoCloseable {

    private final List<String> command;
    private final Process process;
    private final BufferedReader output;
    private final File errors;

    private Child(Plan plan, List<String> command, Map<String, String> environment) {
        this.command = command;
        this.errors = plan.folder().resolve("errors.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(errors));
        builder.environment().putAll(environment);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.output = process.inputReader();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static Child start(Plan plan, Map<String, String> environment, String... command) {
        return new Child(plan, List.of(command), environment);
    }

    static Child start(Plan plan, String... command) {
        return start(plan, Map.of(), command);
    }

    /** A Java program on our class path, with our options for the JVM. */
    static Child java(Plan plan, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(plan, command, Map.of());
    }

    /** The next line that it prints; fails when there is none. */
    String line() {
        try {
            String line = output.readLine();
            if (line == null) {
                throw failure();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; answers what it printed. Fails when it did not end well. */
    String result() {
        try (Stream<String> lines = output.lines()) {
            String text = String.join("\n", lines.toList());
            if (process.waitFor() != 0) {
                throw failure();
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The numbers that it prints as a JSON array before its end. */
    Samples numbers() {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : PlainJson.read(result())) {
            numbers.add(number.doubleValue());
        }
        return Samples.of(numbers);
    }

    private IllegalStateException failure() {
        return new IllegalStateException(String.join(" ", command) + " failed; see " + errors);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
