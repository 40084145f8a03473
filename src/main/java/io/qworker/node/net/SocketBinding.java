package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * {@code socket}: the methods of the transports below TCP and Pipe handles; their receiver holds a {@link NetHandle}. Those
 * that can fail answer 0 or one of libuv's errors. Node has no such binding.
 */
public final class SocketBinding implements Binding {

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public void define(Target target) {
        target.function("connectCallbacks", 2, NetLane::connect)
                .function("adopt", 2, SocketBinding::adopt)
                .function(
                        "listen",
                        0,
                        call -> attempt(() -> {
                            receiver(call, ListenSocket.class).listen();
                            return 0;
                        }))
                .function("readStart", 0, call -> attempt(() -> stream(call).readStart()))
                .function("readStop", 0, SocketBinding::readStop)
                .function("limitReads", 1, SocketBinding::limitReads)
                .function("write", 2, SocketBinding::write)
                .function("shutdown", 1, call -> stream(call).shutdown(call.argument(0)))
                .function("close", 1, SocketBinding::close)
                .function("reset", 1, SocketBinding::reset)
                .function("ref", 0, call -> referenced(call, true))
                .function("unref", 0, call -> referenced(call, false))
                .function("waitingBytes", 0, call -> stream(call).waitingBytes())
                .function("setNoDelay", 1, SocketBinding::setNoDelay)
                .function("setKeepAlive", 4, SocketBinding::setKeepAlive)
                .function("getsockname", 1, SocketBinding::getsockname)
                .function("getpeername", 1, SocketBinding::getpeername);
    }

    /** What may fail as sockets do. */
    interface Attempt {
        int run() throws IOException;
    }

    static int attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    static JSObject wrap(NetLane lane, NetHandle handle) {
        return Handles.wrap(lane.realm(), handle, lane.prototype());
    }

    /** The transport of a connection that another room of Node's made: what a stream handle attaches. */
    public static JSObject transport(LaneEnvironment environment, JSDynamicObject stream, SocketChannel channel)
            throws IOException {
        NetLane lane = NetLane.of(environment);
        return wrap(lane, new StreamSocket(lane, stream, channel, Family.UNIX));
    }

    /** {@code (stream, accepted)}: the transport of a connection that a server accepted. */
    private static Object adopt(NativeCall call) throws IOException {
        NetLane lane = NetLane.of(call.lane());
        ListenSocket.Accepted accepted = Handles.unwrap(call.argument(1), ListenSocket.Accepted.class);
        return wrap(
                lane,
                new StreamSocket(lane, (JSDynamicObject) call.argument(0), accepted.channel(), accepted.family()));
    }

    private static Object readStop(NativeCall call) {
        stream(call).readStop();
        return 0;
    }

    private static Object limitReads(NativeCall call) {
        stream(call).limitReads(call.int32(0));
        return JsValues.undefined();
    }

    /** {@code (request, chunks)}; see WriteQueue. */
    private static Object write(NativeCall call) {
        return stream(call).write(call.argument(0), buffers(call.argument(1)));
    }

    /** The memory of an array of buffers, shared with JavaScript. */
    static ByteBuffer[] buffers(Object array) {
        JSDynamicObject chunks = (JSDynamicObject) array;
        ByteBuffer[] buffers = new ByteBuffer[(int) JsValues.toLong(JsValues.get(chunks, "length"))];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = Bytes.buffer(JSObject.get(chunks, i));
        }
        return buffers;
    }

    private static Object close(NativeCall call) throws IOException {
        receiver(call, NetHandle.class).close(call.argument(0));
        return JsValues.undefined();
    }

    private static Object reset(NativeCall call) {
        return attempt(() -> {
            stream(call).reset(call.argument(0));
            return 0;
        });
    }

    private static Object referenced(NativeCall call, boolean referenced) {
        receiver(call, NetHandle.class).hold().referenced(referenced);
        return JsValues.undefined();
    }

    private static Object setNoDelay(NativeCall call) {
        return attempt(() -> {
            stream(call).channel().setOption(StandardSocketOptions.TCP_NODELAY, call.bool(0));
            return 0;
        });
    }

    /** {@code (enable, seconds idle, seconds between probes, probes)}. */
    private static Object setKeepAlive(NativeCall call) {
        return attempt(() -> {
            var channel = stream(call).channel();
            boolean enable = call.bool(0);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, enable);
            if (enable && call.int32(1) > 0) {
                channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, call.int32(1));
                channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, call.isAbsent(2) ? 1 : call.int32(2));
                channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, call.isAbsent(3) ? 10 : call.int32(3));
            }
            return 0;
        });
    }

    private static Object getsockname(NativeCall call) {
        NetHandle handle = receiver(call, NetHandle.class);
        return attempt(() -> handle.family().describe(handle.localAddress(), (JSDynamicObject) call.argument(0)));
    }

    private static Object getpeername(NativeCall call) {
        StreamSocket socket = stream(call);
        return attempt(() -> {
            var address = socket.channel().getRemoteAddress();
            return address == null
                    ? Errno.ENOTCONN.number()
                    : socket.family().describe(address, (JSDynamicObject) call.argument(0));
        });
    }

    private static StreamSocket stream(NativeCall call) {
        return receiver(call, StreamSocket.class);
    }

    private static <T> T receiver(NativeCall call, Class<T> type) {
        return Handles.unwrap(call.receiver(), type);
    }
}
