package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What stands behind one descriptor. Java cannot read and append through one channel, so a file opened for both has two that
 * share the reader's position, as POSIX has it.
 *
 * @param reader reads, and unless there is an {@code appender} also writes
 * @param appender null unless the file was opened for appending
 * @param path null for what has no name in the file system
 * @param key the identity of the file at {@code path} when it was opened, or null
 */
record OpenFile(FileChannel reader, FileChannel appender, Path path, Object key) implements Closeable {

    /** The current position, in place of one in the file. */
    static final long CURRENT = -1;

    /** @return how many bytes, 0 at the end */
    int read(ByteBuffer into, long position) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        try {
            int count = position < 0 ? readable().read(into) : readable().read(into, position);
            return Math.max(count, 0);
        } catch (NonReadableChannelException writeOnly) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    /** As {@code readv(2)}: fills one buffer after the other and stops when one stays short. */
    long read(ByteBuffer[] into, long position) throws IOException {
        long total = 0;
        for (ByteBuffer buffer : into) {
            int wanted = buffer.remaining();
            int count = read(buffer, position < 0 ? CURRENT : position + total);
            total += count;
            if (count < wanted) {
                break;
            }
        }
        return total;
    }

    int write(ByteBuffer from, long position) throws IOException {
        try {
            if (appender != null) {
                return append(from);
            }
            return position < 0 ? reader.write(from) : reader.write(from, position);
        } catch (NonWritableChannelException readOnly) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    /** How much a reader of the whole should make room for, as far as a size is known. */
    int expectedLength() throws IOException {
        try {
            return (int) Math.min(readable().size() + 1, Integer.MAX_VALUE - 8);
        } catch (IOException unknown) {
            return 0;
        }
    }

    void truncate(long length) throws IOException {
        if (length < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        try {
            FileChannel writer = appender == null ? reader : appender;
            if (length > writer.size()) {
                extend(length);
            } else {
                long position = reader == null ? 0 : reader.position();
                writer.truncate(length);
                restore(position);
            }
        } catch (NonWritableChannelException readOnly) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    void sync(boolean metadataToo) throws IOException {
        (appender == null ? reader : appender).force(metadataToo);
    }

    /** Found by name while the name still leads to this file, else (renamed, deleted) among the process's open files. */
    Path location() throws IOException {
        if (key == null) {
            return path;
        }
        if (key.equals(identity(path))) {
            return path;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path candidate : all) {
                if (key.equals(identity(candidate))) {
                    return candidate;
                }
            }
        }
        throw new NoSuchFileException(path.toString());
    }

    FileStatus status() throws IOException {
        return FileStatus.of(location(), true);
    }

    /** What tells one file from another, null where there is none. */
    static Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (appender != null) {
                appender.close();
            }
        } finally {
            if (reader != null) {
                reader.close();
            }
        }
    }

    private FileChannel readable() throws ErrnoException {
        if (reader == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return reader;
    }

    private int append(ByteBuffer from) throws IOException {
        int count = appender.write(from);
        if (reader != null) {
            reader.position(reader.size());
        }
        return count;
    }

    /** Java's truncate does not lengthen, and leaves the position at the new end. */
    private void extend(long length) throws IOException {
        if (appender == null) {
            reader.write(ByteBuffer.allocate(1), length - 1);
            return;
        }
        try (FileChannel writer = FileChannel.open(location(), StandardOpenOption.WRITE)) {
            writer.write(ByteBuffer.allocate(1), length - 1);
        }
    }

    private void restore(long position) throws IOException {
        if (reader != null && appender == null && reader.position() != position) {
            reader.position(position);
        }
    }
}
