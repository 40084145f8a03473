package io.qworker.node.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Lets the JDK's engines choose among the identities of the context that each was made for. An alias is the number of the
 * context and the kind of key. That it is asked at all tells of a full handshake.
 */
final class EngineIdentities extends X509ExtendedKeyManager {

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        Engines.noteFull(engine);
        return alias(engine, keyType);
    }

    /** Whatever issuers the server would like: it is told who we are. */
    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        for (String keyType : keyTypes) {
            String alias = alias(engine, keyType);
            if (alias != null) {
                return alias;
            }
        }
        return null;
    }

    private static String alias(SSLEngine engine, String keyType) {
        String kind = Identity.kind(keyType);
        return Engines.contextOf(engine)
                .filter(context -> context.identity(kind).isPresent())
                .map(context -> Engines.numberOf(context) + " " + kind)
                .orElse(null);
    }

    private static Optional<SecureContext> context(String alias) {
        return Engines.contextNumbered(alias.substring(0, alias.indexOf(' ')));
    }

    private static Optional<Identity> identity(String alias) {
        return context(alias).flatMap(context -> context.identity(alias.substring(alias.indexOf(' ') + 1)));
    }

    /** What was not given with the certificate is found among the trusted ones. */
    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        Identity identity = identity(alias).orElse(null);
        if (identity == null) {
            return null;
        }
        List<X509Certificate> chain = new ArrayList<>(identity.chain());
        if (chain.size() == 1) {
            chain = Chains.build(chain, context(alias).orElseThrow().store());
        }
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity(alias).map(Identity::key).orElse(null);
    }

    // Only engines are made here.

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
