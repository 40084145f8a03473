package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Folders being read entry by entry, by the number their JavaScript handle holds. */
final class DirectoryHandles {

    private static final Map<Integer, Reading> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger LAST = new AtomicInteger();

    private record Reading(DirectoryStream<Path> stream, Iterator<Path> next) {}

    private DirectoryHandles() {}

    static int open(Path folder) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        int id = LAST.incrementAndGet();
        OPEN.put(id, new Reading(stream, stream.iterator()));
        return id;
    }

    /** At most {@code count} entries, none at the end. */
    static List<DirectoryEntry> read(int id, int count) throws IOException {
        Iterator<Path> next = known(OPEN.get(id)).next();
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
        known(OPEN.remove(id)).stream().close();
    }

    private static Reading known(Reading reading) throws ErrnoException {
        if (reading == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return reading;
    }
}
