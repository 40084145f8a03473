package io.qworker.node.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.Errno;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those that scripts cannot easily bring about, and that tests running as root never see. */
class FsErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "Permission denied, EACCES",
        "Operation not permitted, EPERM",
        "Too many open files, EMFILE",
        "Too many open files in system, ENFILE",
        "No space left on device, ENOSPC",
        "Read-only file system, EROFS",
        "Too many levels of symbolic links or unable to access attributes of symbolic link, ELOOP",
        "No such device, ENODEV",
        "No such device or address, ENXIO",
        "Text file busy, ETXTBSY",
        "Something nobody foresaw, UNKNOWN"
    })
    void the_reason_of_an_exception_tells_its_errno(String reason, Errno errno) {
        assertEquals(errno, FsErrors.errno(new FileSystemException("file", null, reason)));
        assertEquals(errno, FsErrors.errno(new IOException(reason)));
    }

    @Test
    void the_type_of_an_exception_tells_its_errno() {
        assertEquals(Errno.EACCES, FsErrors.errno(new AccessDeniedException("file")));
        assertEquals(Errno.EXDEV, FsErrors.errno(new AtomicMoveNotSupportedException("a", "b", "elsewhere")));
        assertEquals(Errno.EBADF, FsErrors.errno(new ClosedChannelException()));
    }

    @Test
    void below_a_file_there_is_no_folder(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(
                Errno.ENOTDIR,
                FsErrors.errno(new NoSuchFileException(file.resolve("a/b").toString())));
        assertEquals(
                Errno.ENOENT,
                FsErrors.errno(new NoSuchFileException(folder.resolve("a/b").toString())));
    }
}
