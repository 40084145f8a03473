package io.qworker.node.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/**
 * Engines that may take up each other's sessions. The JDK keeps sessions, and the keys of tickets, in its own context and shows
 * them to nobody; so all clients, of all lanes, share one such context, and so do servers that were given the same ticket keys.
 */
final class SessionDomain {

    private static final int SESSIONS_KEPT = 5000;
    private static final int KEYS_KEPT = 100;

    /** Those used last; keys may come again after a while. */
    private static final Map<String, SessionDomain> BY_KEYS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SessionDomain> eldest) {
            return size() > KEYS_KEPT;
        }
    };

    /** OpenSSL sends two tickets after a handshake of TLS 1.3, the JDK one unless it is told. */
    static {
        if (System.getProperty("jdk.tls.server.newSessionTicketCount") == null) {
            System.setProperty("jdk.tls.server.newSessionTicketCount", "2");
        }
    }

    /** That of all clients, made by the first. */
    private static final class Clients {

        private static final SessionDomain ONLY = new SessionDomain(new TrustStore());
    }

    private final SSLContext context;

    /** @param store the authorities of which clients are told */
    SessionDomain(TrustStore store) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new EngineIdentities()}, new TrustManager[] {new AnyPeer(store)}, null);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no TLS", broken);
        }
        context.getClientSessionContext().setSessionCacheSize(SESSIONS_KEPT);
    }

    static SessionDomain ofClients() {
        return Clients.ONLY;
    }

    /** The one of servers whose tickets have these keys; {@code otherwise} becomes it when there is none. */
    static synchronized SessionDomain keyed(byte[] keys, SessionDomain otherwise) {
        return BY_KEYS.computeIfAbsent(HexFormat.of().formatHex(keys), name -> otherwise);
    }

    /** @param sessionKey by which a client's session is found */
    SSLEngine engine(SecureContext secure, String sessionKey) {
        SSLEngine engine = context.createSSLEngine(sessionKey, 0);
        Engines.register(engine, secure);
        return engine;
    }

    void serverTimeout(int seconds) {
        context.getServerSessionContext().setSessionTimeout(seconds);
    }

    /** A server's session can be taken up no more, unless it is the one that {@code kept} names. */
    void forget(byte[] sessionId, byte[] kept) {
        SSLSession session = context.getServerSessionContext().getSession(sessionId);
        if (session != null && !Arrays.equals(sessionId, kept)) {
            session.invalidate();
        }
    }
}
