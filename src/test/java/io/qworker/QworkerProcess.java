package io.qworker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Qworker in a process of its own, as users have it. Closing it ends the process, even a suspended one. */
public final class QworkerProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private QworkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code qworker} with these arguments; what it prints goes to a file of this name in the folder. */
    public static QworkerProcess start(Path folder, String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.qworker.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createFile(folder.resolve(name + ".log"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new QworkerProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker that needs no manager, over {@code jobs.db} and {@code tasks} in the folder. */
    public static QworkerProcess alone(Path folder, String id, String task) {
        return start(folder, id, "--standalone", "--id", id, "--paths", tasks(folder), "--db", database(folder), task);
    }

    /** A worker that waits for a manager. */
    public static QworkerProcess worker(Path folder, String id, String task) {
        return start(folder, id, "--id", id, "--paths", tasks(folder), "--db", database(folder), task);
    }

    public static QworkerProcess manager(Path folder, String id) {
        return start(folder, id, "manager", "--no-http", "--id", id, "--db", database(folder));
    }

    public static String tasks(Path folder) {
        return folder.resolve("tasks").toString();
    }

    private static String database(Path folder) {
        return folder.resolve("jobs.db").toString();
    }

    /** All that it has printed so far. */
    public String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean hasPrinted(String text) {
        return printed().contains(text);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does: it has no last word. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it in the middle of whatever it does, until {@link #resume}. */
    public void suspend() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " failed with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its end; answers its exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
