package io.qworker.node.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Folders being read entry by entry, by the number their JavaScript handle holds. */
final class DirectoryHandles {

    private static final Holdings<Reading> OPEN = new Holdings<>(1);

    private record Reading(DirectoryStream<Path> stream, Iterator<Path> next) implements Closeable {

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private DirectoryHandles() {}

    static int open(Path folder, FsLane owner) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        return OPEN.add(new Reading(stream, stream.iterator()), owner);
    }

    /** At most {@code count} entries, none at the end. */
    static List<DirectoryEntry> read(int id, int count) throws IOException {
        Iterator<Path> next = OPEN.get(id).next();
        List<DirectoryEntry> entries = new ArrayList<>();
        try {
            while (entries.size() < count && next.hasNext()) {
                entries.add(DirectoryEntry.of(next.next(), true));
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return entries;
    }

    static void close(int id) throws IOException {
        OPEN.close(id);
    }

    static void closeAll(FsLane owner) {
        OPEN.closeAll(owner);
    }
}
