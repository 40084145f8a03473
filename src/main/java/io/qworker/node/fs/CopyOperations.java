package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One file copied, and the steps of {@code cpSync} that Node does natively. */
final class CopyOperations {

    private static final int EXCLUSIVE = 1;
    private static final int CLONE_OR_FAIL = 4;

    private CopyOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("copyFile", 3, CopyOperations::copyFile),
                new FsFunction("cpSyncCheckPaths", 4, CopyChecks::cpSyncCheckPaths),
                FsFunction.immediate("cpSyncOverrideFile", 4, CopyOperations::cpSyncOverrideFile),
                FsFunction.immediate("cpSyncCopyDir", 7, CopyTree::cpSyncCopyDir));
    }

    /** {@code (source, destination, mode, request)} */
    private static FsTask copyFile(NativeCall call) {
        FsPath source = FsPath.of(call, 0);
        FsPath destination = FsPath.of(call, 1);
        int mode = FileModes.argument(call, 2);
        return FsTask.of("copyfile", source, destination, () -> {
            copy(source.target(Access.READ), destination.target(Access.WRITE), mode);
            return FsResult.NOTHING;
        });
    }

    /** Copies bytes and permissions. Copy-on-write clones are out of Java's reach: refused when demanded, else not tried. */
    static void copy(Path source, Path destination, int mode) throws IOException {
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
            FileStatus status = FileStatus.of(source, true);
            if (status.isDirectory()) {
                throw new ErrnoException(Errno.EISDIR);
            }
            boolean exclusive = (mode & EXCLUSIVE) != 0;
            if (!exclusive && Files.exists(destination) && Files.isSameFile(source, destination)) {
                return;
            }
            if ((mode & CLONE_OR_FAIL) != 0) {
                throw new ErrnoException(Errno.ENOTSUP);
            }
            FileAttribute<?>[] attributes = FileModes.forCreation(status.mode());
            try (FileChannel to = FileChannel.open(destination, options(exclusive), attributes)) {
                transfer(from, to);
            }
            FileModes.change(destination, status.mode());
        }
    }

    private static Set<StandardOpenOption> options(boolean exclusive) {
        return exclusive
                ? EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
                : EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void transfer(FileChannel from, FileChannel to) throws IOException {
        long position = 0;
        long count;
        do {
            count = to.transferFrom(from, position, Long.MAX_VALUE - position);
            position += count;
        } while (count > 0);
    }

    /** {@code (source, destination, mode, preserveTimestamps)}; the destination exists and gives way. */
    private static FsTask cpSyncOverrideFile(NativeCall call) {
        FsPath source = FsPath.of(call, 0);
        FsPath destination = FsPath.of(call, 1);
        int mode = FileModes.argument(call, 2);
        boolean keepTimes = call.bool(3);
        return FsTask.of("cp", source, destination, () -> {
            try {
                Files.delete(destination.path(Access.WRITE));
            } catch (IOException failure) {
                throw NodeException.posix(FsErrors.errno(failure), "unlink", destination.name());
            }
            copy(source.target(Access.READ), destination.target(Access.WRITE), mode);
            if (keepTimes) {
                copyTimes(source.target(Access.READ), destination.target(Access.WRITE));
            }
            return FsResult.NOTHING;
        });
    }

    static void copyTimes(Path source, Path destination) throws IOException {
        var times = Files.readAttributes(source, java.nio.file.attribute.BasicFileAttributes.class);
        AttributeOperations.changeTimes(destination, times.lastAccessTime(), times.lastModifiedTime());
    }
}
