package io.qworker.permission;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Programs, as real paths, or all (null). A name without a slash is looked for on the process's own {@code PATH} once, so that
 * a task that changes its {@code PATH} runs nothing else in its place.
 */
record ProgramScope(List<Path> programs) {

    static final ProgramScope EVERYTHING = new ProgramScope(null);

    static ProgramScope of(List<String> texts, Path base, String path) {
        return new ProgramScope(texts.stream()
                .map(text -> find(text, base, path))
                .filter(Objects::nonNull)
                .toList());
    }

    private static Path find(String text, Path base, String path) {
        Stream<Path> places = text.contains("/")
                ? Stream.of(base.resolve(text))
                : Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, text));
        return places.filter(Files::isExecutable)
                .findFirst()
                .map(ProgramScope::real)
                .orElse(null);
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException gone) {
            return null;
        }
    }

    boolean isEverything() {
        return programs == null;
    }

    /** @param program absolute */
    boolean covers(Path program) {
        return isEverything() || programs.contains(real(program));
    }
}
