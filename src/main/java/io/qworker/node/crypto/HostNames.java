package io.qworker.node.crypto;

import java.util.regex.Pattern;

/** Whether a name in a certificate is for a host, by OpenSSL's rules for wildcards (RFC 6125). */
record HostNames(int flags, boolean ofSubdomains) {

    static final int NO_WILDCARDS = 2;
    static final int NO_PARTIAL_WILDCARDS = 4;
    static final int MULTI_LABEL_WILDCARDS = 8;
    static final int SINGLE_LABEL_SUBDOMAINS = 16;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    private static final Pattern WILDCARD = Pattern.compile(
            "(?:\\*|\\*-*" + LABEL + "|(?!xn--)" + LABEL + "\\*)(?:\\." + LABEL + "){2,}", Pattern.CASE_INSENSITIVE);

    /** A host that begins with a dot stands for all names below it. */
    static boolean match(String pattern, String host, int flags) {
        return new HostNames(flags, host.length() > 1 && host.startsWith(".")).matches(pattern, host);
    }

    private boolean matches(String pattern, String host) {
        if (ofSubdomains) {
            return isBelow(pattern, host);
        }
        return isWildcard(pattern) ? fits(pattern, host) : pattern.equalsIgnoreCase(host);
    }

    private boolean isBelow(String pattern, String domain) {
        int prefix = pattern.length() - domain.length();
        return prefix >= 0
                && pattern.substring(prefix).equalsIgnoreCase(domain)
                && (!has(SINGLE_LABEL_SUBDOMAINS) || pattern.indexOf('.') >= prefix);
    }

    private boolean isWildcard(String pattern) {
        return !has(NO_WILDCARDS)
                && WILDCARD.matcher(pattern).matches()
                && (!has(NO_PARTIAL_WILDCARDS) || pattern.startsWith("*."));
    }

    private boolean fits(String pattern, String host) {
        int star = pattern.indexOf('*');
        String suffix = pattern.substring(star + 1);
        int end = host.length() - suffix.length();
        boolean surrounded = end >= star
                && host.regionMatches(true, 0, pattern, 0, star)
                && host.substring(end).equalsIgnoreCase(suffix);
        if (!surrounded) {
            return false;
        }
        boolean wholeLabel = pattern.startsWith("*.");
        String found = host.substring(star, end);
        if (wholeLabel ? found.isEmpty() : host.regionMatches(true, 0, "xn--", 0, 4)) {
            return false;
        }
        boolean manyLabels = wholeLabel && has(MULTI_LABEL_WILDCARDS);
        return found.equals("*") || found.matches(manyLabels ? "[A-Za-z0-9.-]*" : "[A-Za-z0-9-]*");
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
