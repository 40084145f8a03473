package io.qworker.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A Node process that obeys commands and tells facts, as {@code lines.js} has it. It ends with its test. */
final class NodeProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path errors;
    private final Process process;
    private final Writer commands;
    private final List<BsonDocument> facts = new ArrayList<>();
    private int lastCommand;

    private NodeProgram(String name, List<String> command, Path folder) {
        this.name = name;
        this.errors = folder.resolve(name + ".log");
        try {
            this.process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(Redirect.appendTo(errors.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.commands = process.outputWriter();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofVirtual().start(this::listen);
    }

    /** Starts {@code src/test/resources/peers/<program>} and waits until it is ready. */
    static NodeProgram start(String program, String... arguments) {
        Path folder = NodePackages.folder();
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        NodeProgram started = new NodeProgram(program, command, folder);
        started.await("it is ready", fact -> fact.containsKey("ready"));
        return started;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                BsonDocument fact = BsonDocument.parse(line);
                synchronized (facts) {
                    facts.add(fact);
                    facts.notifyAll();
                }
            }
        } catch (IOException ended) {
            // Whoever waits for more will say so.
        }
    }

    /** Runs a command; answers its value. */
    BsonValue ask(String command, BsonValue... arguments) {
        int id;
        try {
            synchronized (commands) {
                id = ++lastCommand;
                BsonDocument line = new BsonDocument("id", new BsonInt32(id))
                        .append("do", new BsonString(command))
                        .append("arguments", new BsonArray(List.of(arguments)));
                commands.write(line.toJson() + "\n");
                commands.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes no more commands; see " + errors, e);
        }
        BsonDocument reply = await("an answer to " + command, fact -> new BsonInt32(id).equals(fact.get("reply")));
        if (reply.containsKey("error")) {
            throw new AssertionError(command + ": " + reply.getString("error").getValue());
        }
        return reply.get("value", BsonNull.VALUE);
    }

    /** Waits for a fact, past or coming. */
    BsonDocument await(String what, Predicate<BsonDocument> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (facts) {
            Optional<BsonDocument> found = facts.stream().filter(wanted).findFirst();
            while (found.isEmpty()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(
                            "%s: not in time: %s; alive: %s; see %s".formatted(name, what, process.isAlive(), errors));
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(facts, Math.max(left, 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
                found = facts.stream().filter(wanted).findFirst();
            }
            return found.get();
        }
    }

    /** What it has told so far that has this field. */
    List<BsonDocument> told(String field) {
        synchronized (facts) {
            return facts.stream().filter(fact -> fact.containsKey(field)).toList();
        }
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
