package io.qworker.node.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets every peer pass: as in Node, a handshake goes through in any case, and what {@link CertificateVerifier} says afterwards
 * decides.
 */
final class AnyPeer extends X509ExtendedTrustManager {

    private final TrustStore store;

    /** @param store the authorities of which clients are told */
    AnyPeer(TrustStore store) {
        this.store = store;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        Engines.noteFull(engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        Engines.noteFull(engine);
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
        return store.own().toArray(X509Certificate[]::new);
    }
}
