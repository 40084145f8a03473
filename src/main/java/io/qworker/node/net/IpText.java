package io.qworker.node.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** IP addresses as {@code inet_ntop} writes them. */
public final class IpText {

    private static final int GROUPS = 8;

    private IpText() {}

    /** The longest run of two or more zero groups of IPv6 becomes {@code ::}. A scope is left off. */
    public static String of(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : ipv6(address.getAddress());
    }

    /** With the interface of a link-local address, as {@code fe80::1%eth0}. */
    public static String withScope(InetAddress address) {
        String text = of(address);
        return address instanceof Inet6Address six && six.isLinkLocalAddress() && six.getScopeId() > 0
                ? text + "%" + scope(six)
                : text;
    }

    /** An IPv4 address seen through an IPv6 socket. */
    static String mapped(Inet4Address address) {
        return "::ffff:" + address.getHostAddress();
    }

    private static String scope(Inet6Address address) {
        return address.getScopedInterface() == null
                ? Integer.toString(address.getScopeId())
                : address.getScopedInterface().getName();
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (start < 0) {
            return hex(groups, 0, GROUPS);
        }
        return hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
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
