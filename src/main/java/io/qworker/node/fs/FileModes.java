package io.qworker.node.fs;

import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** POSIX's permission bits in Java's words. */
final class FileModes {

    static final FileAttribute<?>[] NONE = {};

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final int ALL = 0xfff;

    private FileModes() {}

    /** The attributes that make {@code open} and {@code mkdir} pass {@code mode} on; the umask applies as in POSIX. */
    static FileAttribute<?>[] forCreation(int mode) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))} : NONE;
    }

    static void change(Path path, int mode, LinkOption... options) throws IOException {
        Files.setAttribute(path, "unix:mode", mode & ALL, options);
    }

    /** The mode argument of access and copyFile: 0 to 7, 0 when it is not given. */
    static int argument(NativeCall call, int index) {
        if (call.isAbsent(index)) {
            return 0;
        }
        return switch (call.argument(index)) {
            case Integer mode when mode >= 0 && mode <= 7 -> mode;
            case Number other -> throw new NodeException("ERR_OUT_OF_RANGE", "mode is out of range: >= 0 && <= 7");
            default -> throw new NodeException("ERR_INVALID_ARG_TYPE", "mode must be int32 or null/undefined");
        };
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromOwnerRead = PosixFilePermission.values();
        for (int i = 0; i < fromOwnerRead.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(fromOwnerRead[i]);
            }
        }
        return permissions;
    }
}
