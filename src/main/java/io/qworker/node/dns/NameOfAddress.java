package io.qworker.node.dns;

import io.qworker.js.Errno;
import io.qworker.node.net.IpText;
import java.net.InetAddress;

/** What {@code getnameinfo} answers: the names of an address and a TCP port. */
record NameOfAddress(int status, String host, String service) {

    static NameOfAddress of(InetAddress address, int port) {
        String host = address.getCanonicalHostName();
        if (host.equals(address.getHostAddress()) || host.equals(IpText.of(address))) {
            return new NameOfAddress(Errno.EAI_NONAME.number(), "", "");
        }
        return new NameOfAddress(0, host, SystemFiles.service(port));
    }
}
