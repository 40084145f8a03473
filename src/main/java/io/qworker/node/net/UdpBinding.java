package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.Permitted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** {@code udp_wrap}: opens UDP sockets; the other functions take what {@code open} answered first. */
public final class UdpBinding implements Binding {

    private static final int REUSE_ADDRESS = 4;
    private static final int REUSE_PORT = 8;

    @Override
    public String name() {
        return "udp_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("open", 2, UdpBinding::open)
                .function("bind", 4, UdpBinding::bind)
                .function("connect", 3, UdpBinding::connect)
                .function("disconnect", 1, UdpBinding::disconnect)
                .function("send", 5, UdpBinding::send)
                .function(
                        "recvStart",
                        1,
                        call -> SocketBinding.attempt(() -> {
                            handle(call).receiveStart();
                            return 0;
                        }))
                .function("recvStop", 1, UdpBinding::recvStop)
                .function("close", 2, UdpBinding::close)
                .function("referenced", 2, UdpBinding::referenced)
                .function("getsockname", 2, UdpBinding::getsockname)
                .function("getpeername", 2, UdpBinding::getpeername)
                .function("bufferSize", 3, UdpBinding::bufferSize)
                .function("sendQueueSize", 1, call -> handle(call).output().bytes())
                .function("sendQueueCount", 1, call -> handle(call).output().count())
                .function("setBroadcast", 2, call -> option(call, StandardSocketOptions.SO_BROADCAST, call.bool(1)))
                .function(
                        "setMulticastTTL",
                        2,
                        call -> option(call, StandardSocketOptions.IP_MULTICAST_TTL, call.int32(1)))
                .function(
                        "setMulticastLoopback",
                        2,
                        call -> option(call, StandardSocketOptions.IP_MULTICAST_LOOP, call.bool(1)))
                .function("setMulticastInterface", 2, Multicast::setInterface)
                .function("membership", 5, Multicast::change);
    }

    static DatagramHandle handle(NativeCall call) {
        return Handles.unwrap(call.argument(0), DatagramHandle.class);
    }

    /** {@code (socket, ip version)}; answers a handle or an error. */
    private static Object open(NativeCall call) {
        NetLane lane = NetLane.of(call.lane());
        Family family = Family.ofIp(call.int32(1));
        try {
            DatagramChannel channel = DatagramChannel.open(family.protocol());
            return Handles.wrap(
                    call.realm(), new DatagramHandle(lane, (JSDynamicObject) call.argument(0), channel, family));
        } catch (IOException | RuntimeException failure) {
            return SocketErrors.number(failure);
        }
    }

    /** {@code (handle, address, port, flags)}. */
    private static Object bind(NativeCall call) {
        DatagramHandle handle = handle(call);
        InetSocketAddress address = handle.family().parse(call.string(1), call.int32(2));
        if (address == null) {
            return Errno.EINVAL.number();
        }
        Permitted.bind(call, address);
        int flags = call.int32(3);
        return SocketBinding.attempt(() -> {
            DatagramChannel channel = handle.channel();
            if ((flags & REUSE_ADDRESS) != 0) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            if ((flags & REUSE_PORT) != 0) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.bind(address);
            return 0;
        });
    }

    /** {@code (handle, address, port)}. */
    private static Object connect(NativeCall call) {
        DatagramHandle handle = handle(call);
        InetSocketAddress address = handle.family().parse(call.string(1), call.int32(2));
        if (address == null) {
            return Errno.EINVAL.number();
        }
        InetSocketAddress reachable = Family.reachable(address);
        Permitted.connect(call, reachable);
        return SocketBinding.attempt(() -> {
            handle.channel().connect(reachable);
            return 0;
        });
    }

    private static Object disconnect(NativeCall call) {
        DatagramHandle handle = handle(call);
        return SocketBinding.attempt(() -> {
            if (!handle.channel().isConnected()) {
                return Errno.ENOTCONN.number();
            }
            handle.channel().disconnect();
            return 0;
        });
    }

    /** {@code (handle, request, chunks, port, address)}, the last two only without a connection; see SendQueue. */
    private static Object send(NativeCall call) {
        DatagramHandle handle = handle(call);
        InetSocketAddress to = null;
        if (!call.isAbsent(4)) {
            to = handle.family().parse(call.string(4), call.int32(3));
            if (to == null) {
                return Errno.EINVAL.number();
            }
            to = Family.reachable(to);
            Permitted.connect(call, to);
        }
        return handle.output().send(call.argument(1), joined(SocketBinding.buffers(call.argument(2))), to);
    }

    private static ByteBuffer joined(ByteBuffer[] chunks) {
        if (chunks.length == 1) {
            return chunks[0];
        }
        int length = 0;
        for (ByteBuffer chunk : chunks) {
            length += chunk.remaining();
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        for (ByteBuffer chunk : chunks) {
            whole.put(chunk);
        }
        return whole.flip();
    }

    private static Object recvStop(NativeCall call) {
        handle(call).receiveStop();
        return 0;
    }

    private static Object close(NativeCall call) throws IOException {
        handle(call).close(call.argument(1));
        return JsValues.undefined();
    }

    private static Object referenced(NativeCall call) {
        handle(call).hold().referenced(call.bool(1));
        return JsValues.undefined();
    }

    private static Object getsockname(NativeCall call) {
        DatagramHandle handle = handle(call);
        return SocketBinding.attempt(
                () -> handle.family().describe(handle.localAddress(), (JSDynamicObject) call.argument(1)));
    }

    private static Object getpeername(NativeCall call) {
        DatagramHandle handle = handle(call);
        return SocketBinding.attempt(() -> {
            var peer = handle.channel().getRemoteAddress();
            return peer == null
                    ? Errno.ENOTCONN.number()
                    : handle.family().describe(peer, (JSDynamicObject) call.argument(1));
        });
    }

    /** {@code (handle, size or 0, of receiving)}; answers the size. */
    private static Object bufferSize(NativeCall call) {
        DatagramHandle handle = handle(call);
        SocketOption<Integer> option = call.bool(2) ? StandardSocketOptions.SO_RCVBUF : StandardSocketOptions.SO_SNDBUF;
        return SocketBinding.attempt(() -> {
            if (call.int32(1) != 0) {
                handle.channel().setOption(option, call.int32(1));
            }
            return handle.channel().getOption(option);
        });
    }

    private static <T> Object option(NativeCall call, SocketOption<T> option, T value) {
        DatagramHandle handle = handle(call);
        return SocketBinding.attempt(() -> {
            handle.channel().setOption(option, value);
            return 0;
        });
    }
}
