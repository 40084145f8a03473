package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.permission.Access;
import io.qworker.permission.Permissions;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** {@code cpSync} of a folder without a filter. */
final class CopyTree {

    private final boolean force;
    private final boolean dereference;
    private final boolean errorOnExist;
    private final boolean verbatimLinks;
    private final boolean keepTimes;

    private final Permissions permissions;

    private CopyTree(NativeCall call) {
        this.permissions = call.lane().permissions();
        this.force = call.bool(2);
        this.dereference = call.bool(3);
        this.errorOnExist = call.bool(4);
        this.verbatimLinks = call.bool(5);
        this.keepTimes = call.bool(6);
    }

    /** {@code (source, destination, force, dereference, errorOnExist, verbatimSymlinks, preserveTimestamps)} */
    static FsTask cpSyncCopyDir(NativeCall call) {
        FsPath source = FsPath.of(call, 0);
        FsPath destination = FsPath.of(call, 1);
        CopyTree tree = new CopyTree(call);
        return FsTask.of("cp", destination, () -> {
            try {
                tree.copyFolder(source.path(Access.READ), destination.path(Access.WRITE));
            } catch (IOException failure) {
                throw NodeException.posix(FsErrors.errno(failure), "cp", destination.name());
            }
            return FsResult.NOTHING;
        });
    }

    private void copyFolder(Path source, Path destination) throws IOException {
        boolean existed = Files.exists(destination);
        if (existed && !Files.isDirectory(destination)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        Files.createDirectories(destination);
        try (DirectoryStream<Path> content = Files.newDirectoryStream(source)) {
            for (Path path : content) {
                copyEntry(path, destination.resolve(path.getFileName()));
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        if (!existed) {
            FileModes.change(destination, FileStatus.of(source, true).mode());
        }
        if (keepTimes) {
            CopyOperations.copyTimes(source, destination);
        }
    }

    private void copyEntry(Path from, Path to) throws IOException {
        Path source = permissions.file(from, Access.READ, dereference);
        Path destination = permissions.file(to, Access.WRITE, true);
        FileStatus status = FileStatus.of(source, dereference);
        if (status.isSymbolicLink()) {
            copyLink(source, destination);
        } else if (status.isDirectory()) {
            copyFolder(source, destination);
        } else if (status.isRegular()) {
            copyFile(source, destination);
        }
    }

    private void copyFile(Path source, Path destination) throws IOException {
        if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
            if (!force) {
                if (errorOnExist) {
                    throw new NodeException(
                            "ERR_FS_CP_EEXIST",
                            "[ERR_FS_CP_EEXIST]: Target already exists: cp returned EEXIST (" + destination
                                    + " already exists)");
                }
                return;
            }
            if (Files.isSymbolicLink(destination)) {
                Files.delete(destination);
            }
        }
        CopyOperations.copy(source, destination, 0);
        if (keepTimes) {
            CopyOperations.copyTimes(source, destination);
        }
    }

    private void copyLink(Path source, Path destination) throws IOException {
        permissions.requireAllFiles(destination.toString());
        Path target = Files.readSymbolicLink(source);
        if (verbatimLinks) {
            Files.createSymbolicLink(destination, target);
            return;
        }
        Path absolute = source.resolveSibling(target).toAbsolutePath().normalize();
        if (Files.isSymbolicLink(destination)) {
            replaceable(absolute, destination);
            Files.delete(destination);
        }
        Files.createSymbolicLink(destination, absolute);
    }

    /** A link must not come to stand for a folder above or below the one it stood for. */
    private static void replaceable(Path target, Path destination) throws IOException {
        Path current = Files.readSymbolicLink(destination);
        Path standing = destination.resolveSibling(current).normalize();
        if (Files.isDirectory(target) && standing.startsWith(target)) {
            throw new NodeException(
                    "ERR_FS_CP_EINVAL", "Cannot copy " + target + " to a subdirectory of self " + standing);
        }
        if (Files.isDirectory(destination) && target.startsWith(standing)) {
            throw new NodeException(
                    "ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY", "cannot overwrite " + standing + " with " + target);
        }
    }
}
