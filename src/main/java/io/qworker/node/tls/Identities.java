package io.qworker.node.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** The identities of a context, for the JDK's engine to choose from. That it asks at all tells of a full handshake. */
final class Identities extends X509ExtendedKeyManager {

    private final Map<String, Identity> byKind;
    private final TrustStore store;
    private final Handshakes handshakes;

    Identities(Map<String, Identity> byKind, TrustStore store, Handshakes handshakes) {
        this.byKind = new LinkedHashMap<>();
        byKind.forEach((kind, identity) -> {
            if (identity.key() != null && !identity.chain().isEmpty()) {
                this.byKind.put(kind, identity);
            }
        });
        this.store = store;
        this.handshakes = handshakes;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        handshakes.noteFull(engine);
        return byKind.containsKey(Identity.kind(keyType)) ? Identity.kind(keyType) : null;
    }

    /** Whatever issuers the server would like: it is told who we are. */
    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        for (String keyType : keyTypes) {
            if (byKind.containsKey(Identity.kind(keyType))) {
                return Identity.kind(keyType);
            }
        }
        return null;
    }

    /** What was not given with the certificate is found among the trusted ones. */
    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        Identity identity = byKind.get(alias);
        if (identity == null) {
            return null;
        }
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        if (chain.size() == 1) {
            chain = Chains.build(chain, store);
        }
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return byKind.containsKey(alias) ? byKind.get(alias).key() : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return aliases(keyType);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return aliases(keyType);
    }

    private String[] aliases(String keyType) {
        String kind = Identity.kind(keyType);
        return byKind.containsKey(kind) ? new String[] {kind} : null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }
}
