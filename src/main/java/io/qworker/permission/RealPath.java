package io.qworker.permission;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks a path as the operating system does, so that it is known where it really ends. */
final class RealPath {

    /** As many links as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path here;
    private int links;

    private RealPath() {}

    /**
     * The path with no link and no {@code ..} in it. What is missing stays as it is written.
     *
     * @param followLast whether a link at its very end is followed, too
     */
    static Path of(Path path, boolean followLast) throws IOException {
        RealPath walk = new RealPath();
        walk.enter(path.toAbsolutePath());
        while (!walk.ahead.isEmpty()) {
            walk.step(followLast);
        }
        return walk.here;
    }

    private void enter(Path path) {
        if (path.isAbsolute()) {
            here = path.getRoot();
        }
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.addFirst(path.getName(i));
        }
    }

    private void step(boolean followLast) throws IOException {
        Path name = ahead.removeFirst();
        switch (name.toString()) {
            case "", "." -> {}
            case ".." -> here = here.getParent() == null ? here : here.getParent();
            default -> {
                Path next = here.resolve(name);
                if ((followLast || !ahead.isEmpty()) && Files.isSymbolicLink(next)) {
                    follow(next);
                } else {
                    here = next;
                }
            }
        }
    }

    private void follow(Path link) throws IOException {
        links++;
        if (links > MOST_LINKS) {
            throw new FileSystemLoopException(link.toString());
        }
        enter(Files.readSymbolicLink(link));
    }
}
