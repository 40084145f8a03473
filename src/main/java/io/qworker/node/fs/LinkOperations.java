package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Names of files: renamed, linked, resolved, taken away. */
final class LinkOperations {

    private LinkOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.operation("rename", 2, LinkOperations::rename),
                FsFunction.operation("link", 2, LinkOperations::link),
                FsFunction.operation("symlink", 3, LinkOperations::symlink),
                FsFunction.operation("readlink", 2, LinkOperations::readlink),
                FsFunction.operation("realpath", 2, LinkOperations::realpath),
                FsFunction.operation("unlink", 1, LinkOperations::unlink));
    }

    private static FsTask rename(NativeCall call) {
        FsPath from = FsPath.of(call, 0);
        FsPath to = FsPath.of(call, 1);
        return FsTask.of("rename", from, to, () -> {
            Files.move(from.path(Access.READ_AND_WRITE), to.path(Access.WRITE), StandardCopyOption.ATOMIC_MOVE);
            return FsResult.NOTHING;
        });
    }

    private static FsTask link(NativeCall call) {
        FsPath existing = FsPath.of(call, 0);
        FsPath link = FsPath.of(call, 1);
        return FsTask.of("link", existing, link, () -> {
            Files.createLink(link.path(Access.WRITE), existing.path(Access.READ_AND_WRITE));
            return FsResult.NOTHING;
        });
    }

    /** {@code (target, path, flags, request)}; the flags are for Windows. */
    private static FsTask symlink(NativeCall call) {
        FsPath target = FsPath.of(call, 0);
        FsPath link = FsPath.of(call, 1);
        return FsTask.of("symlink", target, link, () -> {
            if (target.name().isEmpty()) {
                throw new ErrnoException(Errno.ENOENT);
            }
            // A link could be turned into a way out at any time.
            link.permissions().requireAllFiles(link.name());
            Files.createSymbolicLink(link.path(Access.WRITE), target.raw());
            return FsResult.NOTHING;
        });
    }

    private static FsTask readlink(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        return FsTask.of("readlink", path, () -> name(Files.readSymbolicLink(path.path(Access.READ)), encoding));
    }

    private static FsTask realpath(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        return FsTask.of("realpath", path, () -> name(path.target(Access.LOOK).toRealPath(), encoding));
    }

    private static FsResult name(Path path, TextEncoding encoding) throws IOException {
        byte[] bytes = FsNames.pathBytes(path);
        return answer -> FsNames.value(answer, bytes, encoding);
    }

    private static FsTask unlink(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        return FsTask.of("unlink", path, () -> {
            Path file = path.path(Access.WRITE);
            FileStatus status = FileStatus.of(file, false);
            if (status.isDirectory()) {
                throw new ErrnoException(Errno.EISDIR);
            }
            if (path.name().endsWith("/")) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            Files.delete(file);
            return FsResult.NOTHING;
        });
    }
}
