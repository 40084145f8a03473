package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The process's table of open files. As in POSIX a new one takes the lowest free number; 0, 1 and 2 are the JVM's own. */
final class FileDescriptors {

    private static final FileDescriptors TABLE = new FileDescriptors();

    private final NavigableMap<Integer, OpenFile> open = new TreeMap<>();

    private FileDescriptors() {
        open.put(
                0, new OpenFile(new FileInputStream(FileDescriptor.in).getChannel(), null, Path.of("/dev/fd/0"), null));
        open.put(
                1,
                new OpenFile(new FileOutputStream(FileDescriptor.out).getChannel(), null, Path.of("/dev/fd/1"), null));
        open.put(
                2,
                new OpenFile(new FileOutputStream(FileDescriptor.err).getChannel(), null, Path.of("/dev/fd/2"), null));
    }

    static int add(OpenFile file) {
        synchronized (TABLE) {
            int free = 3;
            while (TABLE.open.containsKey(free)) {
                free++;
            }
            TABLE.open.put(free, file);
            return free;
        }
    }

    static OpenFile get(int descriptor) throws ErrnoException {
        synchronized (TABLE) {
            return known(TABLE.open.get(descriptor));
        }
    }

    /** The JVM's own streams stay open: other lanes and the log use them. */
    static void close(int descriptor) throws IOException {
        if (descriptor < 3) {
            get(descriptor);
            return;
        }
        OpenFile file;
        synchronized (TABLE) {
            file = known(TABLE.open.remove(descriptor));
        }
        file.close();
    }

    private static OpenFile known(OpenFile file) throws ErrnoException {
        if (file == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }
}
