package io.qworker.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A server of this machine's that runs on a free port of the loopback address, with its data in a folder of its own. */
abstract class RealServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private Process process;

    RealServer(Path data) throws IOException {
        this.data = data;
        this.port = freePort();
    }

    /** Prepares the data folder and answers the command that runs the server in the foreground. */
    abstract List<String> command() throws IOException;

    /** What is left to do once it listens. */
    void prepare() throws IOException {}

    Map<String, String> environment() {
        return Map.of();
    }

    /** Until it listens and is prepared. */
    void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        builder.environment().putAll(environment());
        process = builder.start();
        awaitListening();
        prepare();
    }

    private void awaitListening() throws IOException, InterruptedException {
        Instant late = Instant.now().plus(PATIENCE);
        while (!isListening()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || Instant.now().isAfter(late)) {
                throw new IOException("The server does not start: " + Files.readString(data.resolve("server.log")));
            }
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException unwilling) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The newest of a program that is in one of the usual folders or, as PostgreSQL's, in a folder of its version. */
    static Optional<Path> program(String name) {
        return Stream.concat(
                        Stream.of("/usr/lib/rabbitmq/bin", "/usr/sbin", "/usr/bin", "/usr/local/bin")
                                .map(Path::of),
                        versions(Path.of("/usr/lib/postgresql")))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> versions(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList().reversed().stream().map(version -> version.resolve("bin"));
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** Runs a command to its end; what it printed comes with the failure. */
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    /** {@code command}, as {@code user} when we are root, since some servers refuse to be; the folder becomes the user's. */
    List<String> as(String user, List<String> command) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        run(List.of("chown", "-R", user, data.toString()));
        return Stream.concat(Stream.of("runuser", "-u", user, "--"), command.stream())
                .toList();
    }
}
