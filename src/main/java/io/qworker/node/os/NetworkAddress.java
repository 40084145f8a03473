package io.qworker.node.os;

import io.qworker.js.JsValues;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** An address of a network interface that is up. */
record NetworkAddress(NetworkInterface network, InetAddress address, int prefixLength) {

    private static final byte[] NO_MAC = new byte[6];
    private static final int IPV6_GROUPS = 8;

    /** IPv4 before IPv6, as the operating system lists them. */
    static List<NetworkAddress> all() throws SocketException {
        List<NetworkAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp()) {
                for (InterfaceAddress address : network.getInterfaceAddresses()) {
                    addresses.add(new NetworkAddress(network, address.getAddress(), address.getNetworkPrefixLength()));
                }
            }
        }
        addresses.sort(Comparator.<NetworkAddress, Boolean>comparing(address -> !address.isIpv4())
                .thenComparing(address -> address.network.getIndex()));
        return addresses;
    }

    private boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    Stream<Object> toValues() {
        try {
            return Stream.of(
                    JsValues.string(network.getName()),
                    JsValues.string(text(address)),
                    JsValues.string(text(netmask())),
                    JsValues.string(isIpv4() ? "IPv4" : "IPv6"),
                    JsValues.string(mac()),
                    network.isLoopback(),
                    scope());
        } catch (SocketException gone) {
            return Stream.empty();
        }
    }

    private int scope() {
        return switch (address) {
            case Inet6Address six -> six.isLinkLocalAddress() ? six.getScopeId() : 0;
            default -> -1;
        };
    }

    private String mac() throws SocketException {
        byte[] hardware = network.getHardwareAddress();
        return HexFormat.ofDelimiter(":").formatHex(hardware == null ? NO_MAC : hardware);
    }

    private InetAddress netmask() {
        byte[] mask = new byte[address.getAddress().length];
        for (int bit = 0; bit < prefixLength; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        try {
            return InetAddress.getByAddress(mask);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@code inet_ntop}: the longest run of two or more zero groups of IPv6 becomes {@code ::}. */
    static String text(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : ipv6(address.getAddress());
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[IPV6_GROUPS];
        for (int i = 0; i < IPV6_GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < IPV6_GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (start < 0) {
            return hex(groups, 0, IPV6_GROUPS);
        }
        return hex(groups, 0, start) + "::" + hex(groups, start + length, IPV6_GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int end = from;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String hex(int[] groups, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(Integer.toHexString(groups[i]));
        }
        return String.join(":", parts);
    }
}
