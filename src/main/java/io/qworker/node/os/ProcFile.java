package io.qworker.node.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the small text files in which Linux tells about itself; elsewhere there are none. */
final class ProcFile {

    private ProcFile() {}

    static List<String> lines(String path) {
        try {
            return Files.readAllLines(Path.of(path));
        } catch (IOException missing) {
            return List.of();
        }
    }

    static Optional<String> line(String path) {
        return lines(path).stream().findFirst().map(String::strip);
    }

    /** The words of the first line that starts with {@code key}, without the key. */
    static Optional<String> value(String path, String key) {
        return lines(path).stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(key.length()).replaceFirst("^[\\s:]+", ""));
    }
}
