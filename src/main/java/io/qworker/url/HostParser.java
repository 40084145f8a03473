package io.qworker.url;

/** Parses hosts into the text they are serialized as. Source: URL Standard, "host parsing". */
final class HostParser {

    private static final String FORBIDDEN_HOST = "\0\t\n\r #/:<>?@[\\]^|";

    private HostParser() {}

    /** The serialized host; null when {@code input} is none. */
    static String parse(String input, boolean opaque) {
        if (input.startsWith("[")) {
            return input.endsWith("]") ? Ipv6.parse(input.substring(1, input.length() - 1)) : null;
        }
        if (opaque) {
            return containsForbidden(input) ? null : PercentEncoding.C0_CONTROL.encode(input);
        }
        String domain = Idna.toAscii(PercentEncoding.decode(input));
        if (domain.isEmpty() || containsForbiddenInDomain(domain)) {
            return null;
        }
        return Ipv4.endsInNumber(domain) ? Ipv4.parse(domain) : domain;
    }

    private static boolean containsForbidden(String host) {
        return host.chars().anyMatch(c -> FORBIDDEN_HOST.indexOf(c) >= 0);
    }

    private static boolean containsForbiddenInDomain(String domain) {
        return domain.chars().anyMatch(c -> c <= 0x1f || c == '%' || c == 0x7f || FORBIDDEN_HOST.indexOf(c) >= 0);
    }
}
