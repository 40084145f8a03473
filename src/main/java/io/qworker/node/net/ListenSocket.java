package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.node.Handles;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server's socket: the poller's thread accepts, a little ahead of the lane. */
final class ListenSocket implements NetHandle {

    /** A connection that no stream owns yet. */
    record Accepted(SocketChannel channel, Family family) {}

    /** So many connections may wait for the lane; more wait in the system's queue. */
    private static final int LIMIT = 64;

    /** How long to wait after a failure, usually for want of descriptors. */
    private static final int PAUSE_MS = 100;

    private final NetLane lane;
    private final JSDynamicObject server;
    private final ServerSocketChannel channel;
    private final Family family;
    private final LoopHold hold;
    private final AtomicInteger waiting = new AtomicInteger();
    private SelectionKey key;
    private volatile boolean closed;

    ListenSocket(NetLane lane, JSDynamicObject server, ServerSocketChannel channel, Family family) {
        this.lane = lane;
        this.server = server;
        this.channel = channel;
        this.family = family;
        this.hold = new LoopHold(lane.loop());
        lane.opened(this);
    }

    @Override
    public LoopHold hold() {
        return hold;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public SocketAddress localAddress() throws IOException {
        return channel.getLocalAddress();
    }

    void listen() throws IOException {
        if (key == null) {
            key = Poller.register(channel, operations -> accept());
        }
        Poller.want(key, SelectionKey.OP_ACCEPT);
        hold.active(true);
    }

    @Override
    public void close(Object done) throws IOException {
        hold.active(false);
        close();
        lane.closedSoon(key, done);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        lane.closed(this);
        channel.close();
    }

    // On the poller's thread.

    private void accept() {
        try {
            for (SocketChannel next; (next = channel.accept()) != null; ) {
                SocketChannel accepted = next;
                int ahead = waiting.incrementAndGet();
                lane.loop().post(() -> arrived(accepted));
                if (ahead >= LIMIT) {
                    Poller.ignore(key, SelectionKey.OP_ACCEPT);
                    return;
                }
            }
        } catch (IOException failure) {
            if (!closed) {
                pause(SocketErrors.number(failure));
            }
        }
    }

    private void pause(int status) {
        Poller.ignore(key, SelectionKey.OP_ACCEPT);
        lane.loop().post(() -> tell(status, JsValues.undefined()));
        CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS)
                .execute(() -> Poller.want(key, SelectionKey.OP_ACCEPT));
    }

    // On the lane's thread.

    private void arrived(SocketChannel accepted) {
        if (waiting.decrementAndGet() == LIMIT / 2) {
            Poller.want(key, SelectionKey.OP_ACCEPT);
        }
        if (closed) {
            drop(accepted);
        } else {
            tell(0, Handles.wrap(lane.realm(), new Accepted(accepted, family)));
        }
    }

    private void tell(int status, Object accepted) {
        if (!closed) {
            lane.call(NetLane.Callback.CONNECTION, server, status, accepted);
        }
    }

    private static void drop(SocketChannel accepted) {
        try {
            accepted.close();
        } catch (IOException gone) {
            // The peer was quicker.
        }
    }
}
