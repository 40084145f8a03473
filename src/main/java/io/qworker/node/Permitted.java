package io.qworker.node;

import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import io.qworker.permission.Reachable;
import java.net.InetSocketAddress;

/** What the sockets of a lane may do; each throws {@link io.qworker.permission.AccessDenied}. */
public final class Permitted {

    private Permitted() {}

    /** What a lane may reach on the net. */
    public static Reachable reachable(LaneEnvironment lane) {
        return lane.state(Reachable.class, () -> new Reachable(lane.permissions()));
    }

    /** Before a connection is made or a datagram sent. */
    public static void connect(NativeCall call, InetSocketAddress address) {
        reachable(call.lane()).requireAddress(address.getAddress(), address.getPort());
    }

    /** Before a port is taken for sending only; any will do when it is the system that chooses it. */
    public static void bind(NativeCall call, InetSocketAddress address) {
        if (address.getPort() != 0) {
            listen(call, address);
        }
    }

    /** Before a port is taken for others to connect to. */
    public static void listen(NativeCall call, InetSocketAddress address) {
        call.lane().permissions().requireListening(address.getAddress(), address.getPort());
    }
}
