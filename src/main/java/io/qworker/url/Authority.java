package io.qworker.url;

/**
 * Credentials, host and port: what lies between {@code //} and the path, and the setters of its parts. Source: URL
 * Standard, authority, host, hostname, port and file host states.
 */
final class Authority {

    private Authority() {}

    /** Where the authority that starts at {@code from} ends. */
    static int end(String input, int from, boolean special) {
        int end = from;
        while (end < input.length() && (special ? "/\\?#" : "/?#").indexOf(input.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** False when {@code text} is no authority. */
    static boolean parse(Url url, String text) {
        int sign = text.lastIndexOf('@');
        if (sign < 0) {
            return setHostAndPort(url, text);
        }
        setCredentials(url, text.substring(0, sign));
        return sign + 1 < text.length() && setHostAndPort(url, text.substring(sign + 1));
    }

    private static void setCredentials(Url url, String text) {
        int colon = text.indexOf(':');
        url.username = PercentEncoding.USERINFO.encode(colon < 0 ? text : text.substring(0, colon));
        url.password = colon < 0 ? "" : PercentEncoding.USERINFO.encode(text.substring(colon + 1));
    }

    private static boolean setHostAndPort(Url url, String text) {
        int colon = colon(text);
        if (text.isEmpty() && url.isSpecial()
                || colon == 0
                || !setHost(url, colon < 0 ? text : text.substring(0, colon))) {
            return false;
        }
        String port = colon < 0 ? "" : text.substring(colon + 1);
        return port.chars().allMatch(Ascii::isDigit) && (port.isEmpty() || setPort(url, port));
    }

    /** The colon before the port, which is not one inside brackets; -1 when there is none. */
    private static int colon(String text) {
        boolean insideBrackets = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && !insideBrackets) {
                return i;
            }
            insideBrackets = c == '[' || insideBrackets && c != ']';
        }
        return -1;
    }

    private static boolean setHost(Url url, String text) {
        String host = HostParser.parse(text, !url.isSpecial());
        if (host != null) {
            url.host = host;
        }
        return host != null;
    }

    static boolean setFileHost(Url url, String text) {
        if (text.isEmpty()) {
            url.host = "";
            return true;
        }
        boolean known = setHost(url, text);
        if (known && url.host.equals("localhost")) {
            url.host = "";
        }
        return known;
    }

    private static boolean setPort(Url url, String digits) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        int port = number.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(number);
        if (port > 65535) {
            return false;
        }
        url.port = port == Scheme.defaultPort(url.scheme) ? Url.NO_PORT : port;
        return true;
    }

    /** The host setter, and with {@code withPort} false the hostname setter. */
    static void replaceHost(Url url, String value, boolean withPort) {
        String clean = UrlText.withoutTabsAndNewlines(value);
        String text = clean.substring(0, end(clean, 0, url.isSpecial()));
        if (url.isFile()) {
            setFileHost(url, text);
            return;
        }
        int colon = colon(text);
        boolean needed = url.isSpecial() || url.hasCredentials() || url.port != Url.NO_PORT;
        if (text.isEmpty() && needed || colon == 0 || colon > 0 && !withPort) {
            return;
        }
        if (setHost(url, colon < 0 ? text : text.substring(0, colon)) && colon > 0) {
            replacePort(url, text.substring(colon + 1));
        }
    }

    /** The port setter: takes the digits at the beginning. */
    static void replacePort(Url url, String value) {
        String clean = UrlText.withoutTabsAndNewlines(value);
        int end = 0;
        while (end < clean.length() && Ascii.isDigit(clean.charAt(end))) {
            end++;
        }
        if (end > 0) {
            setPort(url, clean.substring(0, end));
        }
    }
}
