package io.qworker.node.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every peer pass: as in Node, a handshake goes through in any case, and what {@link CertificateVerifier} says afterwards
 * decides.
 */
final class AnyPeer extends X509ExtendedTrustManager {

    private final List<X509Certificate> issuers;
    private final Handshakes handshakes;

    /** @param issuers the authorities that a client is told of */
    AnyPeer(List<X509Certificate> issuers, Handshakes handshakes) {
        this.issuers = issuers;
        this.handshakes = handshakes;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        handshakes.noteFull(engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        handshakes.noteFull(engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // Verified later.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // Verified later.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // Verified later.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // Verified later.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.toArray(X509Certificate[]::new);
    }
}
