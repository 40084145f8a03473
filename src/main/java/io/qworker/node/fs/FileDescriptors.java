package io.qworker.node.fs;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The process's open files by descriptor; 0, 1 and 2 are the JVM's own and stay open, since others use them too. */
final class FileDescriptors {

    private static final List<OpenFile> STANDARD = List.of(
            standard(new FileInputStream(FileDescriptor.in).getChannel(), 0),
            standard(new FileOutputStream(FileDescriptor.out).getChannel(), 1),
            standard(new FileOutputStream(FileDescriptor.err).getChannel(), 2));

    private static final Holdings<OpenFile> OPEN = new Holdings<>(STANDARD.size());

    private FileDescriptors() {}

    private static OpenFile standard(FileChannel channel, int descriptor) {
        return new OpenFile(channel, null, Path.of("/dev/fd/" + descriptor), null);
    }

    static int add(OpenFile file, FsLane owner) {
        return OPEN.add(file, owner);
    }

    static OpenFile get(int descriptor) throws ErrnoException {
        return descriptor >= 0 && descriptor < STANDARD.size() ? STANDARD.get(descriptor) : OPEN.get(descriptor);
    }

    /** Whether this lane opened it; the standard ones are everybody's. */
    static boolean belongs(int descriptor, FsLane owner) {
        return descriptor < STANDARD.size() || OPEN.belongs(descriptor, owner);
    }

    static void close(int descriptor) throws IOException {
        if (descriptor >= STANDARD.size()) {
            OPEN.close(descriptor);
        }
    }

    static void closeAll(FsLane owner) {
        OPEN.closeAll(owner);
    }
}
