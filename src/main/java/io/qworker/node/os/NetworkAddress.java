package io.qworker.node.os;

import io.qworker.js.JsValues;
import io.qworker.node.net.IpText;
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
                    JsValues.string(IpText.of(address)),
                    JsValues.string(IpText.of(netmask())),
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
}
