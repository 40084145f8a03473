package io.qworker.permission;

import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one lane may reach on the net, and to which names the addresses belong that it has looked up: only by its name is a
 * listed host known when a connection is made to its address. Touched by the lane's thread only.
 */
public final class Reachable {

    private final Permissions permissions;
    private final Map<InetAddress, Set<String>> names = new HashMap<>();

    public Reachable(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * Before a name is looked up, by any means.
     *
     * @throws AccessDenied if it is not listed
     */
    public void requireName(String host) {
        if (permissions.narrowsNet() && !permissions.allowsName(host)) {
            throw AccessDenied.net("look up " + host, host);
        }
    }

    /** After a listed name was looked up by the system's resolver. */
    public void resolved(String host, Collection<InetAddress> addresses) {
        if (permissions.narrowsNet()) {
            addresses.forEach(address -> names.computeIfAbsent(Network.plain(address), key -> new HashSet<>())
                    .add(host));
        }
    }

    /**
     * Before a connection or a datagram.
     *
     * @throws AccessDenied unless the address is listed, or belongs to a listed name and is no trap
     */
    public void requireAddress(InetAddress address, int port) {
        if (!permissions.narrowsNet()) {
            return;
        }
        InetAddress plain = Network.plain(address);
        boolean byName = !isTrap(plain)
                && names.getOrDefault(plain, Set.of()).stream()
                        .anyMatch(name -> permissions.allowsEach(
                                net -> net.coversNameAndPort(name, port) || net.coversAddress(plain, port)));
        if (!byName && !permissions.allowsEach(net -> net.coversAddress(plain, port))) {
            String where =
                    (plain.getAddress().length == 4 ? plain.getHostAddress() : "[" + plain.getHostAddress() + "]") + ":"
                            + port;
            throw AccessDenied.net("connect to " + where, where);
        }
    }

    /** A name of the outside world that leads into this machine, or to the neighbours that only it can see. */
    private static boolean isTrap(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress();
    }
}
