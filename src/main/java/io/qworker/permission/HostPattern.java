package io.qworker.permission;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the hosts that may be reached.
 *
 * @param name folded, {@code *.} at its start for any subdomain; empty when it is addresses
 * @param network the addresses, null when it is a name
 * @param port 0 for any
 * @param unixSocket a path, null unless it is one
 */
record HostPattern(String name, Network network, int port, String unixSocket) {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)]|(?<host>[^:\\[\\]/]+(?:/\\d+)?))(?::(?<port>\\d{1,5}))?");
    private static final Pattern BARE_SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/\\d+)?");
    private static final Pattern FOUR = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?");
    private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-zA-Z0-9_]([a-zA-Z0-9_.-]*)");
    private static final int LARGEST_PORT = 65535;

    /** Throws {@link UnreadablePermissions}. */
    static HostPattern of(String text) {
        if (text.startsWith("unix:")) {
            return new HostPattern("", null, 0, text.substring("unix:".length()));
        }
        if (BARE_SIX.matcher(text).matches()) {
            return new HostPattern("", Network.of(text), 0, null);
        }
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches()) {
            throw wrong(text);
        }
        int port = parts.group("port") == null ? 0 : Integer.parseInt(parts.group("port"));
        if (port > LARGEST_PORT) {
            throw wrong(text);
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        if (parts.group("six") != null || FOUR.matcher(host).matches()) {
            return new HostPattern("", Network.of(host), port, null);
        }
        if (!NAME.matcher(host).matches()) {
            throw wrong(text);
        }
        return new HostPattern(host.toLowerCase(Locale.ROOT), null, port, null);
    }

    private static UnreadablePermissions wrong(String text) {
        return new UnreadablePermissions("“" + text + "” is no host: write example.org, example.org:443, *.example.org,"
                + " 10.0.0.5, 10.0.0.0/8, [::1]:80 or unix:/run/some.sock");
    }

    boolean fitsName(String host) {
        if (name.startsWith("*.")) {
            return host.endsWith(name.substring(1));
        }
        return !name.isEmpty() && host.equals(name);
    }

    boolean fitsAddress(InetAddress address) {
        return network != null && network.contains(address) || name.equals("localhost") && address.isLoopbackAddress();
    }

    boolean fitsPort(int wanted) {
        return port == 0 || port == wanted;
    }

    boolean fitsUnixSocket(String path) {
        return path.equals(unixSocket);
    }
}
