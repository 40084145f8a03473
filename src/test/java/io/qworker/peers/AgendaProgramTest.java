package io.qworker.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.qworker.store.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs written for an Agenda print the same with {@code worker.agenda} as with the Agenda they were written for, on
 * MongoDB and on the embedded store. Source: protocol.md §5.3, §5.5.
 */
class AgendaProgramTest {

    private static final Path PROGRAMS =
            Path.of("src", "test", "resources", "peers", "programs").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"callbacks", "promises", "options"})
    void a_program_for_agenda_finds_the_same_with_ours(String program) throws IOException {
        List<String> expected = withNode(program);
        assertFalse(expected.isEmpty());
        Path script = PROGRAMS.resolve(program + ".js");
        Storage embedded = Storage.sqlite(folder.resolve("jobs.db"), AgendaProgramTest::fail);
        assertEquals(lines(expected), lines(OurProgram.run(script, embedded, folder.resolve("embedded"))));
        try (PeersServer server = new PeersServer()) {
            Storage mongo = Storage.mongo(server.uri(), "Job", "mubsub", AgendaProgramTest::fail);
            assertEquals(lines(expected), lines(OurProgram.run(script, mongo, folder.resolve("mongo"))));
        }
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }

    private static void fail(Throwable problem) {
        throw new IllegalStateException(problem);
    }

    private static List<String> withNode(String program) throws IOException {
        Path packages = NodePackages.folder();
        try (PeersServer server = new PeersServer()) {
            server.assumeServes(program.equals("callbacks") ? "0.7.9" : "6.2.6");
            BsonDocument settings = new BsonDocument("uri", new BsonString(server.uri()))
                    .append("collection", new BsonString("Job"))
                    .append("programs", new BsonString(PROGRAMS.toString()));
            Process node = new ProcessBuilder("node", "run_program.js", program, settings.toJson())
                    .directory(packages.toFile())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try {
                CompletableFuture<List<String>> printed = CompletableFuture.supplyAsync(
                        () -> node.inputReader().lines().toList());
                assertEquals(0, exitCode(node), () -> "node ended badly after " + printed.join());
                return printed.join();
            } finally {
                node.destroyForcibly();
            }
        }
    }

    private static int exitCode(Process node) {
        try {
            return node.waitFor(60, TimeUnit.SECONDS) ? node.exitValue() : -1;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new java.io.InterruptedIOException(e.getMessage()));
        }
    }
}
