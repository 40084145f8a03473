package io.qworker.permission;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * Hosts and ports, or all (null). An entry is {@code host}, {@code host:port}, {@code *.domain}, an address, a network such as
 * {@code 10.0.0.0/8}, {@code [::1]:80}, or {@code unix:/path} for a socket in the file system.
 */
record NetScope(List<HostPattern> entries) {

    static final NetScope EVERYTHING = new NetScope(null);

    static NetScope of(List<String> texts) {
        return new NetScope(texts.stream().map(HostPattern::of).toList());
    }

    boolean isEverything() {
        return entries == null;
    }

    /** Whether the name may be looked up. */
    boolean coversName(String host) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.fitsName(fold(host)));
    }

    boolean coversNameAndPort(String host, int port) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.fitsName(fold(host)) && entry.fitsPort(port));
    }

    /** Whether the address itself is listed. */
    boolean coversAddress(InetAddress address, int port) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.fitsAddress(address) && entry.fitsPort(port));
    }

    boolean coversUnixSocket(String realPath) {
        return isEverything() || entries.stream().anyMatch(entry -> entry.fitsUnixSocket(realPath));
    }

    private static String fold(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
