package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.Permitted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@code tcp_wrap}: makes TCP's transports. */
public final class TcpBinding implements Binding {

    /** The JDK binds and listens in one step, so this is what every server gets: Node's default. */
    private static final int BACKLOG = 511;

    private static final int REUSE_PORT = 2;

    @Override
    public String name() {
        return "tcp_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("bindServer", 5, TcpBinding::bindServer)
                .function("bindClient", 4, TcpBinding::bindClient)
                .function("open", 2, TcpBinding::open)
                .function("connect", 4, TcpBinding::connect);
    }

    /** {@code (server, ip version, address, port, flags)}; answers a transport or an error. */
    private static Object bindServer(NativeCall call) {
        Family family = Family.ofIp(call.int32(1));
        InetSocketAddress address = family.parse(call.string(2), call.int32(3));
        if (address == null) {
            return Errno.EINVAL.number();
        }
        Permitted.listen(call, address);
        NetLane lane = NetLane.of(call.lane());
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(family.protocol());
            try {
                if ((call.int32(4) & REUSE_PORT) != 0) {
                    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                }
                channel.bind(address, BACKLOG);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
            return SocketBinding.wrap(
                    lane, new ListenSocket(lane, (JSDynamicObject) call.argument(0), channel, family));
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    /** {@code (stream, ip version, address, port)}; answers a transport or an error. */
    private static Object bindClient(NativeCall call) {
        Family family = Family.ofIp(call.int32(1));
        InetSocketAddress address = family.parse(call.string(2), call.int32(3));
        if (address == null) {
            return Errno.EINVAL.number();
        }
        Permitted.bind(call, address);
        try {
            SocketChannel channel = SocketChannel.open(family.protocol());
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true).bind(address);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
            return transport(call, channel, family);
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    /** {@code (stream, ip version)}: a transport that is not connected, or an error. */
    private static Object open(NativeCall call) {
        Family family = Family.ofIp(call.int32(1));
        try {
            return transport(call, SocketChannel.open(family.protocol()), family);
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    private static Object transport(NativeCall call, SocketChannel channel, Family family) throws IOException {
        NetLane lane = NetLane.of(call.lane());
        return SocketBinding.wrap(lane, new StreamSocket(lane, (JSDynamicObject) call.argument(0), channel, family));
    }

    /** {@code (transport, request, address, port)}. */
    private static Object connect(NativeCall call) {
        StreamSocket socket = Handles.unwrap(call.argument(0), StreamSocket.class);
        InetSocketAddress address = socket.family().parse(call.string(2), call.int32(3));
        if (address == null) {
            return Errno.EINVAL.number();
        }
        InetSocketAddress reachable = Family.reachable(address);
        Permitted.connect(call, reachable);
        return SocketBinding.attempt(() -> {
            socket.connect(call.argument(1), reachable);
            return 0;
        });
    }
}
