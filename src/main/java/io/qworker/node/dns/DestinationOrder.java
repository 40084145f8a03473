package io.qworker.node.dns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which to try addresses: those with a route first, then by precedence. Source: RFC 6724, sections 2.1 and 6. */
final class DestinationOrder {

    private static final int LOOPBACK = 50;
    private static final int NATIVE_IPV6 = 40;
    private static final int IPV4 = 35;
    private static final int SIX_TO_FOUR = 30;
    private static final int TEREDO = 5;
    private static final int UNIQUE_LOCAL = 3;
    private static final int OBSOLETE = 1;

    private DestinationOrder() {}

    /** Equals keep their order. */
    static void sort(List<InetAddress> addresses) {
        if (addresses.stream().map(InetAddress::getClass).distinct().count() < 2) {
            return;
        }
        Map<InetAddress, Boolean> routes = new HashMap<>();
        addresses.forEach(address -> routes.computeIfAbsent(address, DestinationOrder::hasRoute));
        addresses.sort(Comparator.comparing((InetAddress address) -> !routes.get(address))
                .thenComparing(address -> -precedence(address)));
    }

    /** Connecting a datagram socket sends nothing, but fails where no source address would do. */
    private static boolean hasRoute(InetAddress address) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(address, 53));
            return true;
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    private static int precedence(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        byte[] bytes = address.getAddress();
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (first == 0x2002) {
            return SIX_TO_FOUR;
        }
        if (first == 0x2001 && bytes[2] == 0 && bytes[3] == 0) {
            return TEREDO;
        }
        if ((first & 0xfe00) == 0xfc00) {
            return UNIQUE_LOCAL;
        }
        return (first & 0xffc0) == 0xfec0 || first == 0x3ffe ? OBSOLETE : NATIVE_IPV6;
    }
}
