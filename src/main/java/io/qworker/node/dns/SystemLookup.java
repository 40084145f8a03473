package io.qworker.node.dns;

import io.qworker.js.Errno;
import io.qworker.node.net.IpText;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A name's addresses as the system's resolver has them, in the order of {@code getaddrinfo}: the JDK puts IPv4 first.
 *
 * @param family 0 for any, 4 or 6
 * @param hints {@code AI_} flags
 */
record SystemLookup(String name, int family, int hints) implements Callable<SystemLookup.Found> {

    /** {@code status} is 0 or one of libuv's errors. */
    record Found(int status, List<String> addresses) {

        static Found none(Errno errno) {
            return new Found(errno.number(), List.of());
        }
    }

    private static final int V4MAPPED = 8;
    private static final int ALL = 16;
    private static final int ADDRCONFIG = 32;

    @Override
    public Found call() {
        try {
            List<InetAddress> all = new ArrayList<>(List.of(InetAddress.getAllByName(ascii())));
            if ((hints & ADDRCONFIG) != 0) {
                all.removeIf(address -> !isConfigured(address.getClass()));
            }
            DestinationOrder.sort(all);
            List<String> wanted = wanted(all);
            return wanted.isEmpty() ? Found.none(Errno.EAI_NONAME) : new Found(0, wanted);
        } catch (UnknownHostException unknown) {
            return Found.none(errno(unknown));
        } catch (RuntimeException unusable) {
            return Found.none(Errno.EAI_NONAME);
        }
    }

    private String ascii() {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notForIdna) {
            return name;
        }
    }

    private List<String> wanted(List<InetAddress> all) {
        List<String> four = texts(all, Inet4Address.class);
        List<String> six = texts(all, Inet6Address.class);
        return switch (family) {
            case 4 -> four;
            case 6 -> (hints & V4MAPPED) != 0 ? withMapped(six, four) : six;
            default -> all.stream().map(IpText::of).distinct().toList();
        };
    }

    private List<String> withMapped(List<String> six, List<String> four) {
        List<String> all = new ArrayList<>(six);
        if (six.isEmpty() || (hints & ALL) != 0) {
            four.forEach(address -> all.add("::ffff:" + address));
        }
        return all;
    }

    private static List<String> texts(List<InetAddress> all, Class<?> kind) {
        return all.stream().filter(kind::isInstance).map(IpText::of).distinct().toList();
    }

    private static boolean isConfigured(Class<?> kind) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> kind.isInstance(address) && !address.isLoopbackAddress());
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static Errno errno(UnknownHostException unknown) {
        String message = String.valueOf(unknown.getMessage());
        boolean temporary = Arrays.asList("Temporary failure in name resolution", "Try again").stream()
                .anyMatch(message::contains);
        return temporary ? Errno.EAI_AGAIN : Errno.EAI_NONAME;
    }
}
