package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.NodeException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Map;

/** From Java's exceptions back to the errno that caused them: some keep it in their type, the others only as text. */
final class FsErrors {

    /** The C library's texts (Linux and macOS) at the start of {@link FileSystemException#getReason()}. */
    private static final Map<String, Errno> TEXTS = Map.ofEntries(
            Map.entry("Argument list too long", Errno.E2BIG),
            Map.entry("Bad address", Errno.EFAULT),
            Map.entry("Bad file descriptor", Errno.EBADF),
            Map.entry("Broken pipe", Errno.EPIPE),
            Map.entry("Cannot allocate memory", Errno.ENOMEM),
            Map.entry("Cross-device link", Errno.EXDEV),
            Map.entry("Device or resource busy", Errno.EBUSY),
            Map.entry("Directory not empty", Errno.ENOTEMPTY),
            Map.entry("File exists", Errno.EEXIST),
            Map.entry("File name too long", Errno.ENAMETOOLONG),
            Map.entry("File too large", Errno.EFBIG),
            Map.entry("Function not implemented", Errno.ENOSYS),
            Map.entry("Illegal seek", Errno.ESPIPE),
            Map.entry("Inappropriate ioctl for device", Errno.ENOTTY),
            Map.entry("Input/output error", Errno.EIO),
            Map.entry("Interrupted system call", Errno.EINTR),
            Map.entry("Invalid argument", Errno.EINVAL),
            Map.entry("Invalid cross-device link", Errno.EXDEV),
            Map.entry("Is a directory", Errno.EISDIR),
            Map.entry("No locks available", Errno.UNKNOWN),
            Map.entry("No space left on device", Errno.ENOSPC),
            Map.entry("No such device or address", Errno.ENXIO),
            Map.entry("No such device", Errno.ENODEV),
            Map.entry("No such file or directory", Errno.ENOENT),
            Map.entry("Not a directory", Errno.ENOTDIR),
            Map.entry("Operation not permitted", Errno.EPERM),
            Map.entry("Operation not supported", Errno.ENOTSUP),
            Map.entry("Permission denied", Errno.EACCES),
            Map.entry("Read-only file system", Errno.EROFS),
            Map.entry("Resource busy", Errno.EBUSY),
            Map.entry("Resource temporarily unavailable", Errno.EAGAIN),
            Map.entry("Stale file handle", Errno.UNKNOWN),
            Map.entry("Text file busy", Errno.ETXTBSY),
            Map.entry("Too many levels of symbolic links", Errno.ELOOP),
            Map.entry("Too many links", Errno.EMLINK),
            Map.entry("Too many open files", Errno.EMFILE),
            Map.entry("Too many open files in system", Errno.ENFILE),
            Map.entry("Value too large for defined data type", Errno.EOVERFLOW));

    private FsErrors() {}

    /** The error JavaScript sees when {@code task} fails. */
    static NodeException of(IOException failure, FsTask task) {
        return NodeException.system(errno(failure), task.syscall(), name(task.path()), name(task.destination()));
    }

    static Errno errno(IOException failure) {
        return switch (failure) {
            case ErrnoException known -> known.errno();
            case NoSuchFileException missing -> missing(missing);
            case FileAlreadyExistsException exists -> Errno.EEXIST;
            case DirectoryNotEmptyException full -> Errno.ENOTEMPTY;
            case AccessDeniedException denied -> Errno.EACCES;
            case NotDirectoryException file -> Errno.ENOTDIR;
            case NotLinkException other -> Errno.EINVAL;
            case FileSystemLoopException loop -> Errno.ELOOP;
            case AtomicMoveNotSupportedException elsewhere -> Errno.EXDEV;
            case ClosedChannelException closed -> Errno.EBADF;
            case FileSystemException other when other.getReason() != null -> errno(other.getReason());
            default -> errno(String.valueOf(failure.getMessage()));
        };
    }

    private static Errno errno(String text) {
        return TEXTS.entrySet().stream()
                .filter(known -> text.startsWith(known.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Errno.UNKNOWN);
    }

    /** Java says "no such file" also where a file stands in the place of a folder; POSIX tells the two apart. */
    private static Errno missing(NoSuchFileException failure) {
        return isBelowFile(failure.getFile()) || isBelowFile(failure.getOtherFile()) ? Errno.ENOTDIR : Errno.ENOENT;
    }

    private static boolean isBelowFile(String file) {
        if (file == null || file.isEmpty()) {
            return false;
        }
        for (Path above = Path.of(file).getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return !Files.isDirectory(above);
            }
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return false;
    }

    private static String name(FsPath path) {
        return path == null ? null : path.name();
    }
}
