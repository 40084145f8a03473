package io.qworker.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the manager answers HTTP, and what it asks for. Without a token it answers on the loopback address only.
 *
 * @param port 0 for any free one
 */
public record HttpSettings(String host, int port, Optional<String> token) {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 7077;
    private static final int LARGEST_PORT = 65_535;

    /** Throws {@link ConfigException} if others could reach it without a token. */
    public HttpSettings {
        if (token.isEmpty() && !loopback(host)) {
            throw new ConfigException("HTTP on " + host + " can be reached from other machines and needs a token:"
                    + " set QWORKER_TOKEN or --token, listen on " + HOST + ", or turn HTTP off with --no-http");
        }
    }

    /** As the sources give them; empty if HTTP is turned off. Throws {@link ConfigException}. */
    public static Optional<HttpSettings> from(Sources sources) {
        Optional<Given> given = sources.get(Setting.HTTP);
        if (given.filter(HttpSettings::off).isPresent()) {
            return Optional.empty();
        }
        Optional<String> token = sources.get(Setting.TOKEN).map(Given::token);
        return Optional.of(
                given.map(address -> read(address, token)).orElseGet(() -> new HttpSettings(HOST, PORT, token)));
    }

    private static boolean off(Given given) {
        String text = given.value().asText().strip().toLowerCase(Locale.ROOT);
        return text.equals("false") || text.equals("off") || text.equals("no");
    }

    /** {@code host:port}, {@code host}, {@code :port} or {@code port}; an IPv6 address stands in brackets. */
    private static HttpSettings read(Given given, Optional<String> token) {
        String text = given.text().strip();
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        boolean portOnly = colon < 0 && text.matches("\\d+");
        String host = portOnly ? "" : colon < 0 ? text : text.substring(0, colon);
        String port = portOnly ? text : colon < 0 ? "" : text.substring(colon + 1);
        if (host.contains(":") && !host.startsWith("[") || !port.matches("\\d{0,5}")) {
            throw given.expected("host:port");
        }
        int number = port.isEmpty() ? PORT : Integer.parseInt(port);
        if (number > LARGEST_PORT) {
            throw given.expected("host:port with a port up to " + LARGEST_PORT);
        }
        return new HttpSettings(host.isEmpty() ? HOST : host.replaceAll("[\\[\\]]", ""), number, token);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigException("HTTP cannot listen on " + host + ": there is no such host");
        }
    }
}
