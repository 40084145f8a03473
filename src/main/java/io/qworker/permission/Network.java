package io.qworker.permission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses whose first {@code bits} are those of {@code start}. */
record Network(InetAddress start, int bits) {

    /** An address, or one with a number of bits behind a slash. Throws {@link UnreadablePermissions}. */
    static Network of(String text) {
        String[] parts = text.split("/");
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int all = address.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits <= all) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below.
        }
        throw new UnreadablePermissions("“" + text + "” is no address and no network");
    }

    boolean contains(InetAddress address) {
        byte[] mine = start.getAddress();
        byte[] other = plain(address).getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = 0xff00 >> rest & 0xff;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (rest == 0 || (mine[whole] & mask) == (other[whole] & mask));
    }

    /** Without the IPv6 form that an IPv4 address may hide in. */
    static InetAddress plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
