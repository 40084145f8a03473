package io.qworker.node.fs;

import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether {@code cpSync} may copy one path to another at all; makes the folder above the destination. */
final class CopyChecks {

    private final FsPath source;
    private final FsPath destination;
    private final boolean dereference;

    private CopyChecks(FsPath source, FsPath destination, boolean dereference) {
        this.source = source;
        this.destination = destination;
        this.dereference = dereference;
    }

    /** {@code (source, destination, dereference, recursive)} */
    static Object cpSyncCheckPaths(NativeCall call) throws IOException {
        new CopyChecks(FsPath.of(call, 0), FsPath.of(call, 1), call.bool(2)).check(call.bool(3));
        return JsValues.undefined();
    }

    private void check(boolean recursive) throws IOException {
        FileStatus from = sourceStatus();
        boolean isFolder = from.isDirectory() || (dereference && from.isSymbolicLink());
        FileStatus to = destinationStatus();
        if (to != null) {
            compare(isFolder, to);
        }
        if (isFolder) {
            refuseToCopyIntoItself();
            if (!recursive) {
                throw new NodeException(
                        "ERR_FS_EISDIR", "Recursive option not enabled, cannot copy a directory: " + sourceFolder());
            }
        }
        refuseSpecial(from.type());
        Path parent = destination.path(Access.WRITE).getParent();
        if (parent != null && !Files.exists(parent)) {
            Files.createDirectories(parent);
        }
    }

    private FileStatus sourceStatus() throws IOException {
        try {
            return FileStatus.of(dereference ? source.path(Access.READ) : source.target(Access.READ), !dereference);
        } catch (IOException failure) {
            throw NodeException.system(FsErrors.errno(failure), dereference ? "stat" : "lstat", source.name(), null);
        }
    }

    /** Null when there is none. */
    private FileStatus destinationStatus() {
        try {
            return FileStatus.of(destination.path(Access.WRITE), dereference);
        } catch (IOException missing) {
            return null;
        }
    }

    private void compare(boolean isFolder, FileStatus to) throws IOException {
        if (FileStatus.of(source.path(Access.READ), true).isSameFile(destinationBehindLinks(to))) {
            throw new NodeException("ERR_FS_CP_EINVAL", "src and dest cannot be the same " + destination.name());
        }
        if (isFolder && !to.isDirectory()) {
            throw new NodeException(
                    "ERR_FS_CP_DIR_TO_NON_DIR",
                    "Cannot overwrite non-directory " + destination.name() + " with directory " + source.name());
        }
        if (!isFolder && to.isDirectory()) {
            throw new NodeException(
                    "ERR_FS_CP_NON_DIR_TO_DIR",
                    "Cannot overwrite directory " + destination.name() + " with non-directory " + source.name());
        }
    }

    private FileStatus destinationBehindLinks(FileStatus seen) {
        try {
            return FileStatus.of(destination.path(Access.WRITE), true);
        } catch (IOException dangling) {
            return seen;
        }
    }

    private void refuseToCopyIntoItself() throws IOException {
        if (destination.name().startsWith(sourceFolder()) || isAboveDestination()) {
            throw new NodeException(
                    "ERR_FS_CP_EINVAL",
                    "Cannot copy " + sourceFolder() + " to a subdirectory of self " + destination.name());
        }
    }

    private boolean isAboveDestination() throws IOException {
        Path from = source.path(Access.READ);
        for (Path above = destination.path(Access.WRITE).getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above) && Files.isSameFile(above, from)) {
                return true;
            }
        }
        return false;
    }

    private String sourceFolder() {
        return source.name().endsWith("/") ? source.name() : source.name() + "/";
    }

    private void refuseSpecial(int type) {
        switch (type) {
            case FileStatus.SOCKET ->
                throw new NodeException("ERR_FS_CP_SOCKET", "Cannot copy a socket file: " + destination.name());
            case FileStatus.FIFO ->
                throw new NodeException("ERR_FS_CP_FIFO_PIPE", "Cannot copy a FIFO pipe: " + destination.name());
            default -> {}
        }
    }
}
