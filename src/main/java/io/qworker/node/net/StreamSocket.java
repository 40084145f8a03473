package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Errno;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connection, over TCP or a UNIX socket. Its methods are for the lane's thread; the poller's thread reads ahead and writes
 * what had to wait, and only posts to the lane what came of it.
 */
final class StreamSocket implements NetHandle {

    private final NetLane lane;
    private final JSDynamicObject stream;
    private final SocketChannel channel;
    private final Family family;
    private final LoopHold hold;
    private final ReadAhead input = new ReadAhead(this);
    private final WriteQueue output = new WriteQueue(this);
    private volatile SelectionKey key;
    private volatile boolean closed;
    private volatile boolean connected;
    private Object connectRequest;

    /** @param stream the JavaScript object that hears of it */
    StreamSocket(NetLane lane, JSDynamicObject stream, SocketChannel channel, Family family) throws IOException {
        this.lane = lane;
        this.stream = stream;
        this.channel = channel;
        this.family = family;
        this.hold = new LoopHold(lane.loop());
        this.connected = channel.isConnected();
        channel.configureBlocking(false);
        lane.opened(this);
    }

    NetLane lane() {
        return lane;
    }

    JSDynamicObject stream() {
        return stream;
    }

    SocketChannel channel() {
        return channel;
    }

    SelectionKey key() {
        return key;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isConnected() {
        return connected;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public SocketAddress localAddress() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    public LoopHold hold() {
        return hold;
    }

    int waitingBytes() {
        return output.size();
    }

    void limitReads(int bytes) {
        input.limit(bytes);
    }

    /**
     * Begins to connect; CONNECTED is called with what comes of it.
     *
     * @throws IOException when it fails at once for a reason that libuv tells at once, too
     */
    void connect(Object request, SocketAddress address) throws IOException {
        lane.loop().ref();
        connectRequest = request;
        try {
            if (channel.connect(address)) {
                connectEnded(0);
            } else {
                watch(SelectionKey.OP_CONNECT);
            }
        } catch (IOException | RuntimeException failure) {
            if (family != Family.UNIX && !(failure instanceof ConnectException)) {
                lane.loop().unref();
                connectRequest = null;
                throw failure;
            }
            connectEnded(SocketErrors.number(failure));
        }
    }

    int readStart() throws IOException {
        if (!connected) {
            return Errno.ENOTCONN.number();
        }
        input.start();
        hold.active(input.isActive());
        return 0;
    }

    void readStop() {
        input.stop();
        hold.active(false);
    }

    int write(Object request, ByteBuffer[] buffers) {
        return output.write(request, buffers);
    }

    int shutdown(Object request) {
        return output.shutdown(request);
    }

    /** First ends what is under way with ECANCELED. */
    @Override
    public void close(Object done) throws IOException {
        abandon();
        close();
        lane.closedSoon(key, done);
    }

    /** As {@link #close(Object)}; the peer sees its connection reset. */
    void reset(Object done) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        close(done);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        lane.closed(this);
        channel.close();
    }

    private void abandon() {
        closed = true;
        input.stop();
        hold.active(false);
        int canceled = Errno.ECANCELED.number();
        Object request = takeConnectRequest();
        if (request != null) {
            lane.callLater(NetLane.Callback.CONNECTED, stream, request, canceled);
        }
        output.fail(canceled);
    }

    void readEnded() {
        hold.active(input.isActive());
    }

    void call(NetLane.Callback callback, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = stream;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        lane.call(callback, all);
    }

    /** Lets the poller watch for more. */
    void watch(int operations) throws IOException {
        if (key == null) {
            key = Poller.register(channel, this::ready);
        }
        Poller.want(key, operations);
    }

    void watchIfOpen(int operations) {
        if (!closed) {
            Poller.want(key, operations);
        }
    }

    // On the poller's thread.

    private void ready(int operations) {
        if ((operations & SelectionKey.OP_CONNECT) != 0) {
            finishConnect();
        }
        if ((operations & SelectionKey.OP_READ) != 0) {
            input.ready();
        }
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            output.ready();
        }
    }

    private void finishConnect() {
        Poller.ignore(key, SelectionKey.OP_CONNECT);
        try {
            if (channel.finishConnect()) {
                connectEnded(0);
            } else {
                Poller.want(key, SelectionKey.OP_CONNECT);
            }
        } catch (IOException failure) {
            connectEnded(SocketErrors.number(failure));
        }
    }

    private void connectEnded(int status) {
        connected = status == 0;
        Object request = takeConnectRequest();
        if (request == null) {
            return;
        }
        if (status != 0) {
            output.fail(status);
        } else if (!output.isEmpty()) {
            Poller.want(key, SelectionKey.OP_WRITE);
        }
        lane.callLater(NetLane.Callback.CONNECTED, stream, request, status);
    }

    /** The request belongs to whoever takes it: the poller that connected, or the lane that closes. */
    private synchronized Object takeConnectRequest() {
        Object request = connectRequest;
        connectRequest = null;
        return request;
    }
}
