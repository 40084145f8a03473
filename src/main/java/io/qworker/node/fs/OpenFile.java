package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands behind one descriptor. Java cannot read and append through one channel, so a file opened for both has two that
 * share the reader's position, as POSIX has it.
 *
 * @param reader reads, and unless there is an {@code appender} also writes
 * @param appender null unless the file was opened for appending
 * @param path null for what has no name in the file system
 * @param key the identity of the file at {@code path} when it was opened, or null
 * @param holders how many descriptors there are for it; the last one closes it
 */
public record OpenFile(FileChannel reader, FileChannel appender, Path path, Object key, AtomicInteger holders)
        implements Closeable {

    /** The current position, in place of one in the file. */
    static final long CURRENT = -1;

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    OpenFile(FileChannel reader, FileChannel appender, Path path, Object key) {
        this(reader, appender, path, key, new AtomicInteger(1));
    }

    /** For one more descriptor, which must be closed too. */
    public OpenFile shared() {
        holders.incrementAndGet();
        return this;
    }

    /** What is no file: what {@code input} gives and {@code output} takes; either may be null, and both the same. */
    public static OpenFile ofStream(ReadableByteChannel input, WritableByteChannel output) {
        return new OpenFile(new StreamChannel(input, output), null, Path.of("/dev/stdin"), null);
    }

    /** Where everything written vanishes and nothing is to be read. */
    public static OpenFile ofNothing() throws IOException {
        Path nothing = Path.of("/dev/null");
        FileChannel channel = FileChannel.open(nothing, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new OpenFile(channel, null, nothing, identity(nothing));
    }

    /** The socket that it is, null for anything else. */
    public SocketChannel socket() {
        return reader instanceof StreamChannel stream ? stream.socket() : null;
    }

    boolean isWritable() throws IOException {
        try {
            reader.write(ByteBuffer.allocate(0));
            return true;
        } catch (NonWritableChannelException readOnly) {
            return false;
        }
    }

    public boolean isStream() {
        return reader instanceof StreamChannel;
    }

    /** Reads at the current position. */
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = OpenFile.this.read(ByteBuffer.wrap(bytes, offset, length), CURRENT);
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }

    /** Writes at the current position. */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer from = ByteBuffer.wrap(bytes, offset, length);
                while (from.hasRemaining()) {
                    OpenFile.this.write(from, CURRENT);
                }
            }
        };
    }

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

    /**
     * The JVM's own number for it, which Java does not tell: that of an open file of the same identity at the same position
     * that appends or does not, as this one.
     */
    public int systemDescriptor() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path candidate : all) {
                if (key != null
                        && key.equals(identity(candidate))
                        && SystemFile.of(candidate).fits(this)) {
                    return Integer.parseInt(candidate.getFileName().toString());
                }
            }
        }
        throw new ErrnoException(Errno.EBADF);
    }

    /** Found by name while the name still leads to this file, else (renamed, deleted) among the process's open files. */
    Path location() throws IOException {
        if (reader instanceof StreamChannel) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (key == null) {
            return path;
        }
        if (key.equals(identity(path))) {
            return path;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path candidate : all) {
                if (key.equals(identity(candidate))) {
                    return candidate;
                }
            }
        }
        throw new NoSuchFileException(path.toString());
    }

    FileStatus status() throws IOException {
        if (reader instanceof StreamChannel) {
            return FileStatus.ofStream();
        }
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
        if (holders.decrementAndGet() > 0) {
            return;
        }
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
