package io.qworker.permission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some part of the file system, as real paths, or all of it (null).
 *
 * <p>An entry stands for a file, or a folder with all that is in it; a {@code *} at its end for every path that begins so.
 */
record PathScope(List<Entry> entries) {

    static final PathScope EVERYTHING = new PathScope(null);

    /** A path, or with {@code open} the beginning of one. */
    record Entry(Path path, String start) {

        static Entry of(String text, Path base) {
            if (text.endsWith("*") && !text.endsWith("/*")) {
                Path start = base.resolve(text.substring(0, text.length() - 1)).normalize();
                Path folder = real(start.getParent() == null ? start : start.getParent());
                return new Entry(folder, folder.resolve(start.getFileName()).toString());
            }
            String name = text.endsWith("/*") ? text.substring(0, text.length() - 1) : text;
            return new Entry(real(base.resolve(name)), null);
        }

        private static Path real(Path path) {
            try {
                return RealPath.of(path, true);
            } catch (IOException unreadable) {
                return path.normalize();
            }
        }

        boolean covers(Path real) {
            return start == null ? real.startsWith(path) : real.toString().startsWith(start);
        }

        boolean isBelow(Path real) {
            return path.startsWith(real);
        }
    }

    static PathScope of(List<String> texts, Path base) {
        return new PathScope(texts.stream().map(text -> Entry.of(text, base)).toList());
    }

    boolean isEverything() {
        return entries == null;
    }

    PathScope with(List<Path> folders) {
        if (isEverything()) {
            return this;
        }
        List<Entry> more = new ArrayList<>(entries);
        folders.forEach(folder -> more.add(new Entry(Entry.real(folder), null)));
        return new PathScope(List.copyOf(more));
    }

    boolean covers(Path real) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.covers(real));
    }

    /** Whether a folder leads to something within. */
    boolean leadsThrough(Path real) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.isBelow(real));
    }
}
