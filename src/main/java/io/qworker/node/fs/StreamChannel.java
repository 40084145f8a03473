package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/** What stands behind a descriptor that is no file: it has no positions and no size, but is read and written as files are. */
final class StreamChannel extends FileChannel {

    private final ReadableByteChannel input;
    private final WritableByteChannel output;

    /** Either may be null, and both the same. */
    StreamChannel(ReadableByteChannel input, WritableByteChannel output) {
        this.input = input;
        this.output = output;
    }

    /** Null when it is none. */
    SocketChannel socket() {
        return input instanceof SocketChannel channel ? channel : null;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (input == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        int count = input.read(into);
        if (count == 0 && into.hasRemaining()) {
            // Its stream handle reads it, without waiting.
            throw new ErrnoException(Errno.EAGAIN);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (output == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return output.write(from);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        return read(into[offset]);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return write(from[offset]);
    }

    /** As {@code pread(2)} on a pipe, which Node's library then tries without a position. */
    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        throw noSeeking();
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        throw noSeeking();
    }

    @Override
    public long position() throws IOException {
        throw noSeeking();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        throw noSeeking();
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public void force(boolean metadataToo) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        throw noSeeking();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        throw noSeeking();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        throw noSeeking();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        throw noSeeking();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        throw noSeeking();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        if (input != null) {
            input.close();
        }
        if (output != null && output != input) {
            output.close();
        }
    }

    private static ErrnoException noSeeking() {
        return new ErrnoException(Errno.ESPIPE);
    }
}
