package io.qworker.node.net;

import io.qworker.js.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The writing half of a socket: what does not go at once waits here until the poller finds room for it. The end of writing
 * waits behind it. Every request put here holds the lane's loop until it is answered.
 */
final class WriteQueue {

    /** {@code buffers} is null for the end of writing. */
    private record Entry(Object request, ByteBuffer[] buffers) {}

    static final int WRITTEN = 0;
    static final int UNDER_WAY = 1;

    private final StreamSocket socket;
    private final Deque<Entry> entries = new ArrayDeque<>();

    WriteQueue(StreamSocket socket) {
        this.socket = socket;
    }

    /** Bytes that wait. */
    synchronized int size() {
        return (int) entries.stream()
                .filter(entry -> entry.buffers != null)
                .flatMap(entry -> Arrays.stream(entry.buffers))
                .mapToLong(ByteBuffer::remaining)
                .sum();
    }

    /** On the lane's thread: answers {@link #WRITTEN}, {@link #UNDER_WAY} or an error. */
    int write(Object request, ByteBuffer[] buffers) {
        synchronized (this) {
            try {
                if (entries.isEmpty() && socket.isConnected() && Staging.write(socket.channel(), buffers)) {
                    return WRITTEN;
                }
            } catch (IOException | RuntimeException failure) {
                return SocketErrors.number(failure);
            }
            entries.add(new Entry(request, buffers));
        }
        socket.lane().loop().ref();
        return watched();
    }

    /** On the lane's thread: answers 0 when an answer will follow, or an error. */
    int shutdown(Object request) {
        socket.lane().loop().ref();
        synchronized (this) {
            if (entries.isEmpty() && socket.isConnected()) {
                end(request);
                return 0;
            }
            entries.add(new Entry(request, null));
        }
        return Math.min(0, watched());
    }

    private int watched() {
        if (!socket.isConnected()) {
            return UNDER_WAY;
        }
        try {
            socket.watch(SelectionKey.OP_WRITE);
            return UNDER_WAY;
        } catch (IOException failure) {
            fail(SocketErrors.number(failure));
            return UNDER_WAY;
        }
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /** On the poller's thread: there may be room. */
    synchronized void ready() {
        try {
            while (!entries.isEmpty() && advance(entries.peek())) {
                entries.poll();
            }
            if (entries.isEmpty()) {
                Poller.ignore(socket.key(), SelectionKey.OP_WRITE);
            }
        } catch (IOException failure) {
            Poller.ignore(socket.key(), SelectionKey.OP_WRITE);
            fail(SocketErrors.number(failure));
        }
    }

    /** Answers all that wait with an error. */
    synchronized void fail(int status) {
        for (Entry entry; (entry = entries.poll()) != null; ) {
            answer(entry, status);
        }
    }

    private boolean advance(Entry entry) throws IOException {
        if (entry.buffers == null) {
            end(entry.request);
            return true;
        }
        if (!Staging.write(socket.channel(), entry.buffers)) {
            return false;
        }
        answer(entry, 0);
        return true;
    }

    private void end(Object request) {
        Entry entry = new Entry(request, null);
        try {
            socket.channel().shutdownOutput();
            answer(entry, 0);
        } catch (IOException | RuntimeException failure) {
            Errno errno = SocketErrors.errno(failure);
            answer(entry, errno == Errno.EBADF ? Errno.ENOTCONN.number() : errno.number());
        }
    }

    private void answer(Entry entry, int status) {
        NetLane.Callback callback = entry.buffers == null ? NetLane.Callback.SHUT_DOWN : NetLane.Callback.WRITTEN;
        socket.lane().callLater(callback, socket.stream(), entry.request, status);
    }
}
