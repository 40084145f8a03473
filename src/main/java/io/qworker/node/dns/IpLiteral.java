package io.qworker.node.dns;

import io.qworker.node.net.IpText;
import java.net.InetAddress;

/** Addresses as people write them. */
final class IpLiteral {

    private IpLiteral() {}

    /** As {@code inet_ntop} writes it, null for what is no address. IPv4 needs its four decimal parts. */
    static String canonical(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean six = text.indexOf(':') >= 0;
            if (!six && !text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")) {
                return null;
            }
            boolean mapped = six && address.getAddress().length == 4;
            return mapped ? "::ffff:" + IpText.of(address) : IpText.of(address);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
