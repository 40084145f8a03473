package io.qworker.node.net;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;

/** The kinds of addresses, and how each is read and shown. */
enum Family {
    IPV4(StandardProtocolFamily.INET),
    IPV6(StandardProtocolFamily.INET6),
    UNIX(StandardProtocolFamily.UNIX);

    private final ProtocolFamily protocol;

    Family(ProtocolFamily protocol) {
        this.protocol = protocol;
    }

    ProtocolFamily protocol() {
        return protocol;
    }

    static Family ofIp(int version) {
        return version == 6 ? IPV6 : IPV4;
    }

    /** Null when {@code text} is no address of this family. */
    InetSocketAddress parse(String text, int port) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean fits = address instanceof Inet4Address ? this == IPV4 || text.indexOf(':') >= 0 : this == IPV6;
            return fits ? new InetSocketAddress(address, port & 0xffff) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** The address to connect to: the unspecified one means this machine, which the JDK takes for another of its names. */
    static InetSocketAddress reachable(InetSocketAddress address) {
        if (!address.getAddress().isAnyLocalAddress()) {
            return address;
        }
        boolean four = address.getAddress() instanceof Inet4Address;
        return new InetSocketAddress(InetAddress.ofLiteral(four ? "127.0.0.1" : "::1"), address.getPort());
    }

    /** Puts address, family and port on {@code target}; answers 0 or an error. */
    int describe(SocketAddress address, JSDynamicObject target) throws IOException {
        if (!(address instanceof InetSocketAddress ip)) {
            return Errno.EINVAL.number();
        }
        JsValues.set(target, "address", JsValues.string(text(ip.getAddress())));
        JsValues.set(target, "family", JsValues.string(this == IPV6 ? "IPv6" : "IPv4"));
        JsValues.set(target, "port", ip.getPort());
        return 0;
    }

    String text(InetAddress address) {
        if (this == IPV6 && address instanceof Inet4Address four) {
            return four.isAnyLocalAddress() ? "::" : IpText.mapped(four);
        }
        return IpText.withScope(address);
    }
}
