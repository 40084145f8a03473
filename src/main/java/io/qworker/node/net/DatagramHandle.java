package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A UDP socket. Its methods are for the lane's thread; the poller's thread receives and sends what had to wait. When the lane
 * does not keep up, packets are left to the system, which drops them, as is usual.
 */
final class DatagramHandle implements NetHandle {

    private static final int LARGEST = 65_536;
    private static final ByteBuffer SPACE = ByteBuffer.allocateDirect(LARGEST);

    /** So many bytes may wait for the lane. */
    private static final int LIMIT = 1 << 20;

    /** So many packets are received before others get their turn. */
    private static final int MOST_AT_ONCE = 32;

    private final NetLane lane;
    private final JSDynamicObject socket;
    private final DatagramChannel channel;
    private final Family family;
    private final LoopHold hold;
    private final SendQueue output = new SendQueue(this);
    private final AtomicInteger unread = new AtomicInteger();
    private volatile SelectionKey key;
    private volatile boolean closed;
    private volatile boolean receiving;

    /** @param socket the JavaScript object that hears of it */
    DatagramHandle(NetLane lane, JSDynamicObject socket, DatagramChannel channel, Family family) throws IOException {
        this.lane = lane;
        this.socket = socket;
        this.channel = channel;
        this.family = family;
        this.hold = new LoopHold(lane.loop());
        channel.configureBlocking(false);
        lane.opened(this);
    }

    NetLane lane() {
        return lane;
    }

    DatagramChannel channel() {
        return channel;
    }

    SelectionKey key() {
        return key;
    }

    SendQueue output() {
        return output;
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

    void receiveStart() throws IOException {
        receiving = true;
        hold.active(true);
        watch(SelectionKey.OP_READ);
    }

    void receiveStop() {
        receiving = false;
        hold.active(false);
    }

    @Override
    public void close(Object done) throws IOException {
        receiveStop();
        close();
        output.cancel();
        lane.closedSoon(key, done);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        lane.closed(this);
        channel.close();
    }

    void watch(int operations) throws IOException {
        if (key == null) {
            key = Poller.register(channel, this::ready);
        }
        Poller.want(key, operations);
    }

    private void arrived(byte[] bytes, InetSocketAddress from) {
        if (unread.addAndGet(-bytes.length) < LIMIT / 2 && receiving && !closed) {
            Poller.want(key, SelectionKey.OP_READ);
        }
        if (receiving && !closed) {
            lane.call(
                    NetLane.Callback.MESSAGE,
                    socket,
                    bytes.length,
                    JsValues.arrayBuffer(lane.realm(), bytes),
                    JsValues.string(family.text(from.getAddress())),
                    from.getPort());
        }
    }

    private void failed(int status) {
        if (receiving && !closed) {
            lane.call(NetLane.Callback.MESSAGE, socket, status);
        }
    }

    // On the poller's thread.

    private void ready(int operations) {
        if ((operations & SelectionKey.OP_READ) != 0) {
            receive();
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            output.ready();
        }
    }

    private void receive() {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            if (!receiving || unread.get() >= LIMIT) {
                Poller.ignore(key, SelectionKey.OP_READ);
                if (receiving && unread.get() < LIMIT) {
                    Poller.want(key, SelectionKey.OP_READ);
                }
                return;
            }
            if (!receiveOne()) {
                return;
            }
        }
    }

    private boolean receiveOne() {
        try {
            SocketAddress from = channel.receive(SPACE.clear());
            if (from == null) {
                return false;
            }
            byte[] bytes = new byte[SPACE.flip().remaining()];
            SPACE.get(bytes);
            unread.addAndGet(bytes.length);
            lane.loop().post(() -> arrived(bytes, (InetSocketAddress) from));
            return true;
        } catch (IOException failure) {
            if (!closed) {
                int status = SocketErrors.number(failure);
                lane.loop().post(() -> failed(status));
            }
            return false;
        }
    }
}
