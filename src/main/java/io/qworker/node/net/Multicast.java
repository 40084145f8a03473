package io.qworker.node.net;

import io.qworker.js.Errno;
import io.qworker.js.NativeCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Multicast groups of UDP sockets: which are joined, and by which interface. */
final class Multicast {

    /** @param source null for any sender */
    private record Membership(InetAddress group, InetAddress source, NetworkInterface network) {}

    private static final Map<DatagramChannel, Map<Membership, MembershipKey>> JOINED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Multicast() {}

    /** {@code (handle, interface)}. */
    static Object setInterface(NativeCall call) {
        DatagramHandle handle = UdpBinding.handle(call);
        return SocketBinding.attempt(() -> {
            InetAddress address = literal(call.string(1));
            if (address == null) {
                return Errno.EINVAL.number();
            }
            NetworkInterface network = of(address, handle.channel());
            if (network == null) {
                return Errno.EADDRNOTAVAIL.number();
            }
            handle.channel().setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
            return 0;
        });
    }

    /** {@code (handle, join, group, source, interface)}; the last two may be absent. */
    static Object change(NativeCall call) {
        DatagramChannel channel = UdpBinding.handle(call).channel();
        InetAddress group = literal(call.string(2));
        InetAddress source = call.isAbsent(3) ? null : literal(call.string(3));
        InetAddress local = call.isAbsent(4) ? null : literal(call.string(4));
        if (group == null
                || !group.isMulticastAddress()
                || source == null && !call.isAbsent(3)
                || local == null && !call.isAbsent(4)) {
            return Errno.EINVAL.number();
        }
        return SocketBinding.attempt(() -> {
            NetworkInterface network = of(local, channel);
            if (network == null) {
                return Errno.ENODEV.number();
            }
            Membership membership = new Membership(group, source, network);
            return call.bool(1) ? join(channel, membership) : leave(channel, membership);
        });
    }

    private static int join(DatagramChannel channel, Membership membership) throws IOException {
        Map<Membership, MembershipKey> joined = JOINED.computeIfAbsent(channel, key -> new ConcurrentHashMap<>());
        if (joined.containsKey(membership)) {
            return Errno.EADDRINUSE.number();
        }
        MembershipKey key = membership.source == null
                ? channel.join(membership.group, membership.network)
                : channel.join(membership.group, membership.network, membership.source);
        joined.put(membership, key);
        return 0;
    }

    private static int leave(DatagramChannel channel, Membership membership) {
        MembershipKey key = JOINED.getOrDefault(channel, Map.of()).get(membership);
        if (key == null) {
            return Errno.EADDRNOTAVAIL.number();
        }
        JOINED.get(channel).remove(membership);
        key.drop();
        return 0;
    }

    /** The interface with an address; for none or the unspecified one, that of the socket, else the system's first. */
    private static NetworkInterface of(InetAddress address, DatagramChannel channel) throws IOException {
        if (address != null && !address.isAnyLocalAddress()) {
            return NetworkInterface.getByInetAddress(address);
        }
        NetworkInterface chosen = channel.getOption(StandardSocketOptions.IP_MULTICAST_IF);
        return chosen != null ? chosen : first();
    }

    private static NetworkInterface first() throws SocketException {
        List<NetworkInterface> all = NetworkInterface.networkInterfaces()
                .filter(Multicast::carriesMulticast)
                .sorted(Comparator.comparing(Multicast::isLoopback))
                .toList();
        return all.isEmpty() ? null : all.getFirst();
    }

    private static boolean carriesMulticast(NetworkInterface network) {
        try {
            return network.isUp()
                    && network.supportsMulticast()
                    && network.inetAddresses().findAny().isPresent();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException gone) {
            return true;
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
