package io.qworker.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The npm packages that the peers are made of, and their programs, in one folder; npm is asked once for each lock file. */
final class NodePackages {

    private static final Path SOURCES = Path.of("src", "test", "resources", "peers");
    private static final Path FOLDER = Path.of("target", "peers").toAbsolutePath();
    private static final String LOCK_FILE = "package-lock.json";
    private static final Path INSTALLED = Path.of("node_modules", "installed-from.json");
    private static Boolean available;

    private NodePackages() {}

    /** The folder with the programs and {@code node_modules}; skips the test where there can be none. */
    static synchronized Path folder() {
        assumeTrue(isOnPath("node"), "Skipped: node is not installed");
        assumeTrue(isOnPath("npm"), "Skipped: npm is not installed");
        try {
            if (available == null) {
                available = prepare();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assumeTrue(available, "Skipped: npm cannot install the peers' packages; see " + log());
        return FOLDER;
    }

    /** Another run of the tests may be at it as well. */
    private static boolean prepare() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (FileChannel channel =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            copyPrograms();
            return lock.isValid() && (isInstalled() || install());
        }
    }

    private static void copyPrograms() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(FOLDER.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    private static boolean isInstalled() throws IOException {
        Path installed = FOLDER.resolve(INSTALLED);
        return Files.exists(installed) && Files.mismatch(installed, FOLDER.resolve(LOCK_FILE)) == -1;
    }

    private static boolean install() throws IOException, InterruptedException {
        List<String> command =
                List.of("npm", "ci", "--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund", "--prefer-offline");
        Process npm = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        boolean good = npm.waitFor(5, TimeUnit.MINUTES) && npm.exitValue() == 0;
        npm.destroyForcibly();
        if (good) {
            Files.copy(FOLDER.resolve(LOCK_FILE), FOLDER.resolve(INSTALLED));
        }
        return good;
    }

    private static Path log() {
        return FOLDER.resolve("npm.log");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
