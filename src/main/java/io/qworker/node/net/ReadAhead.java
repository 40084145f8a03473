package io.qworker.node.net;

import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The reading half of a socket. The poller's thread reads as soon as something comes, a little further than the lane has got,
 * so that in the usual case nobody has to be woken to go on; the lane hands on what has come, one piece a turn, while its
 * stream reads.
 */
final class ReadAhead {

    /** So many bytes may wait for the lane before reading pauses. */
    private static final int LIMIT = 256 << 10;

    private static final int MOST_READS = 8;
    private static final ByteBuffer SPACE = ByteBuffer.allocateDirect(64 << 10);

    /** Bytes, or how it ended. */
    private record Piece(int status, byte[] bytes) {}

    private final StreamSocket socket;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private int largest = Integer.MAX_VALUE;
    private boolean reading;
    private boolean ended;
    private boolean turnComes;

    private int unread;
    private boolean wanted;
    private boolean watched;
    private boolean over;

    ReadAhead(StreamSocket socket) {
        this.socket = socket;
    }

    // On the lane's thread.

    boolean isActive() {
        return reading && (!ended || !waiting.isEmpty());
    }

    /** Pieces have at most so many bytes from now on. */
    void limit(int bytes) {
        largest = Math.max(1, bytes);
    }

    void start() throws IOException {
        reading = true;
        if (!waiting.isEmpty()) {
            deliverSoon();
        }
        if (want(true)) {
            socket.watch(SelectionKey.OP_READ);
        }
    }

    void stop() {
        reading = false;
        want(false);
    }

    private void arrived(Piece piece) {
        waiting.add(piece);
        ended |= piece.bytes == null;
        if (!turnComes) {
            deliver();
        }
    }

    private void deliverSoon() {
        if (!turnComes) {
            turnComes = true;
            socket.lane().loop().post(() -> {
                turnComes = false;
                deliver();
            });
        }
    }

    private void deliver() {
        if (!reading || waiting.isEmpty() || socket.isClosed()) {
            return;
        }
        Piece piece = next();
        if (!waiting.isEmpty()) {
            deliverSoon();
        }
        if (piece.bytes == null) {
            socket.readEnded();
            socket.call(NetLane.Callback.READ, piece.status);
            return;
        }
        goOn(piece.bytes.length);
        socket.call(
                NetLane.Callback.READ,
                piece.bytes.length,
                JsValues.arrayBuffer(socket.lane().realm(), piece.bytes));
    }

    private Piece next() {
        Piece piece = waiting.poll();
        if (piece.bytes == null || piece.bytes.length <= largest) {
            return piece;
        }
        waiting.addFirst(new Piece(0, Arrays.copyOfRange(piece.bytes, largest, piece.bytes.length)));
        return new Piece(0, Arrays.copyOf(piece.bytes, largest));
    }

    private void goOn(int consumed) {
        boolean again;
        synchronized (this) {
            unread -= consumed;
            again = wanted && !watched && !over && unread < LIMIT / 2;
            watched |= again;
        }
        if (again) {
            socket.watchIfOpen(SelectionKey.OP_READ);
        }
    }

    /** Answers whether the poller must be told. */
    private synchronized boolean want(boolean yes) {
        wanted = yes;
        boolean tell = yes && !watched && !over && unread < LIMIT;
        watched |= tell;
        return tell;
    }

    // On the poller's thread.

    void ready() {
        for (int i = 0; i < MOST_READS && readOnce(); i++) {
            // More has come than one read takes.
        }
    }

    private boolean readOnce() {
        if (pauses()) {
            return false;
        }
        SocketChannel channel = socket.channel();
        try {
            int count = channel.read(SPACE.clear());
            if (count > 0) {
                byte[] bytes = new byte[count];
                SPACE.flip().get(bytes);
                hand(new Piece(0, bytes));
            } else if (count < 0) {
                end(Errno.EOF.number());
            }
            return count == SPACE.capacity();
        } catch (IOException failure) {
            end(SocketErrors.number(failure));
            return false;
        }
    }

    private synchronized boolean pauses() {
        if (wanted && !over && unread < LIMIT) {
            return false;
        }
        watched = false;
        Poller.ignore(socket.key(), SelectionKey.OP_READ);
        return true;
    }

    private void end(int status) {
        synchronized (this) {
            over = true;
            Poller.ignore(socket.key(), SelectionKey.OP_READ);
        }
        hand(new Piece(status, null));
    }

    private void hand(Piece piece) {
        if (piece.bytes != null) {
            synchronized (this) {
                unread += piece.bytes.length;
            }
        }
        socket.lane().loop().post(() -> arrived(piece));
    }
}
