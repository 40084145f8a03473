package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code rmSync}: a file, or a folder with all that is in it; what is already gone is no error. */
final class RemoveTree {

    /** Worth another try after a while. */
    private static final Set<Errno> PASSING =
            Set.of(Errno.EBUSY, Errno.EMFILE, Errno.ENFILE, Errno.ENOTEMPTY, Errno.EPERM);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private RemoveTree() {}

    static List<FsFunction> all() {
        return List.of(FsFunction.immediate("rmSync", 4, RemoveTree::rmSync));
    }

    /** {@code (path, maxRetries, recursive, retryDelay)}, the delay in ms. */
    private static FsTask rmSync(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        int retries = call.int32(1);
        boolean recursive = call.bool(2);
        int delay = call.int32(3);
        return FsTask.of("rm", path, () -> {
            removeTop(path, recursive, retries, delay);
            return FsResult.NOTHING;
        });
    }

    private static void removeTop(FsPath name, boolean recursive, int retries, int delay) throws IOException {
        Path path = name.path(Access.WRITE);
        FileStatus status;
        try {
            status = FileStatus.of(path, false);
        } catch (NoSuchFileException gone) {
            return;
        }
        if (status.isDirectory() && !recursive) {
            throw new NodeException("ERR_FS_EISDIR", "Path is a directory: " + name.name());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                remove(path);
                return;
            } catch (IOException failure) {
                Errno errno = FsErrors.errno(failure);
                if (!PASSING.contains(errno) || attempt > retries) {
                    throw NodeException.posix(errno, "rm", name.name());
                }
                LockSupport.parkNanos((long) attempt * delay * NANOS_PER_MILLI);
            }
        }
    }

    private static void remove(Path path) throws IOException {
        try {
            if (FileStatus.of(path, false).isDirectory()) {
                removeContent(path);
            }
            Files.delete(path);
        } catch (NoSuchFileException gone) {
            // Somebody else was faster.
        }
    }

    private static void removeContent(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path path : content) {
                remove(path);
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }
}
