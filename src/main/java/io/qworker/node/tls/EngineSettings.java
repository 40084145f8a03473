package io.qworker.node.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * What one connection wants of its engine.
 *
 * @param serverName empty for none
 * @param protocols ALPN's, those wanted most first
 * @param sessionKey by which the session to take up is found; null on a server
 * @param verification whether the peer should, or must, show a certificate
 */
record EngineSettings(String serverName, List<String> protocols, String sessionKey, Verification verification) {

    enum Verification {
        NONE,
        WANTED,
        NEEDED
    }

    /** A name that the JDK's own class would refuse, although servers understand it. */
    private static final class PlainName extends SNIServerName {

        PlainName(String name) {
            super(0, name.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** From the wire's form: each after its length. */
    static List<String> protocols(byte[] wire) {
        List<String> protocols = new ArrayList<>();
        for (int at = 0; at < wire.length; at += 1 + (wire[at] & 0xff)) {
            protocols.add(new String(wire, at + 1, wire[at] & 0xff, StandardCharsets.ISO_8859_1));
        }
        return protocols;
    }

    void apply(SSLEngine engine, Negotiation negotiation, ClientHello hello) throws TlsFailure {
        SSLParameters parameters = engine.getSSLParameters();
        if (engine.getUseClientMode()) {
            parameters.setServerNames(serverName.isEmpty() ? List.of() : List.of(name()));
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        } else {
            choose(engine, hello);
        }
        switch (verification) {
            case NONE -> parameters.setWantClientAuth(false);
            case WANTED -> parameters.setWantClientAuth(true);
            case NEEDED -> parameters.setNeedClientAuth(true);
        }
        negotiation.apply(engine, parameters);
    }

    private SNIServerName name() {
        try {
            return new SNIHostName(serverName);
        } catch (IllegalArgumentException unusual) {
            return new PlainName(serverName);
        }
    }

    /** A server that knows protocols takes the first that the client offers too, and refuses when there is none. */
    private void choose(SSLEngine engine, ClientHello hello) {
        if (protocols.isEmpty() || hello.alpn().length == 0) {
            return;
        }
        List<String> offered = protocols(hello.alpn());
        String chosen = protocols.stream().filter(offered::contains).findFirst().orElse(null);
        engine.setHandshakeApplicationProtocolSelector((asking, list) -> chosen);
    }
}
