package io.qworker.node.net;

import io.qworker.js.Errno;
import io.qworker.js.NodeErrors;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Map;

/** Which of libuv's errors the JDK means. It tells most by the C library's text, which is not libuv's. */
final class SocketErrors {

    private static final Map<String, Errno> TEXTS = Map.ofEntries(
            Map.entry("cannot assign requested address", Errno.EADDRNOTAVAIL),
            Map.entry("no route to host", Errno.EHOSTUNREACH),
            Map.entry("connection reset", Errno.ECONNRESET),
            Map.entry("network is unreachable", Errno.ENETUNREACH),
            Map.entry("transport endpoint is not connected", Errno.ENOTCONN),
            Map.entry("socket is not connected", Errno.ENOTCONN),
            Map.entry("transport endpoint is already connected", Errno.EISCONN),
            Map.entry("unix domain path too long", Errno.EINVAL),
            Map.entry("operation not supported", Errno.ENOTSUP),
            Map.entry("address family not supported by protocol", Errno.EAFNOSUPPORT),
            Map.entry("numerical result out of range", Errno.ERANGE),
            Map.entry("no buffer space available", Errno.ENOBUFS),
            Map.entry("input/output error", Errno.EIO));

    private SocketErrors() {}

    static int number(Exception failure) {
        return errno(failure).number();
    }

    static Errno errno(Exception failure) {
        return switch (failure) {
            case ClosedChannelException _ -> Errno.EBADF;
            case IOException io -> byText(io);
            case java.nio.channels.AlreadyConnectedException _ -> Errno.EISCONN;
            case java.nio.channels.ConnectionPendingException _ -> Errno.EALREADY;
            case java.nio.channels.NotYetConnectedException _ -> Errno.ENOTCONN;
            case java.nio.channels.AlreadyBoundException _ -> Errno.EINVAL;
            case java.nio.channels.UnresolvedAddressException _ -> Errno.EINVAL;
            case java.nio.channels.UnsupportedAddressTypeException _ -> Errno.EAFNOSUPPORT;
            case UnsupportedOperationException _ -> Errno.EAFNOSUPPORT;
            case SecurityException _ -> Errno.EACCES;
            default -> Errno.EINVAL;
        };
    }

    private static Errno byText(IOException failure) {
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Errno> text : TEXTS.entrySet()) {
            if (message.contains(text.getKey())) {
                return text.getValue();
            }
        }
        return NodeErrors.errno(failure);
    }
}
