package io.qworker.node.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Node's {@code SecureContext}: identities, whom to trust, and what may be negotiated. Source: Node 24, src/crypto/crypto_context.cc. */
final class SecureContext {

    private static final int TICKET_KEY_BYTES = 48;

    /** By OpenSSL's security levels. */
    private static final int[] SHORTEST_RSA = {0, 1024, 2048, 3072, 7680, 15360};

    private final Map<String, Identity> identities = new LinkedHashMap<>();
    private final TrustStore store = new TrustStore();
    private final Negotiation negotiation = new Negotiation();
    private X509Certificate certificate;
    private long sessionTimeout = -1;
    private SessionDomain domain;
    private byte[] ticketKeys;

    Negotiation negotiation() {
        return negotiation;
    }

    TrustStore store() {
        return store;
    }

    /** What it can show of this kind of key. */
    Optional<Identity> identity(String kind) {
        return Optional.ofNullable(identities.get(kind))
                .filter(identity -> identity.key() != null && !identity.chain().isEmpty());
    }

    /** The last certificate that was set; null for none. */
    X509Certificate certificate() {
        return certificate;
    }

    Optional<X509Certificate> issuer() {
        return identities.values().stream()
                .filter(identity -> !identity.chain().isEmpty() && identity.certificate() == certificate)
                .flatMap(identity ->
                        Chains.build(identity.chain(), store).stream().skip(1))
                .findFirst()
                .or(() -> Optional.ofNullable(certificate).filter(Chains::isSelfIssued));
    }

    void setCertificate(byte[] pem) throws TlsFailure {
        List<X509Certificate> chain = PemFiles.certificates(pem);
        if (chain.isEmpty()) {
            throw TlsFailure.noStartLine();
        }
        if (chain.getFirst().getPublicKey() instanceof RSAKey key
                && key.getModulus().bitLength() < SHORTEST_RSA[negotiation.securityLevel()]) {
            throw TlsFailure.ssl(399, "ee key too small");
        }
        use(chain, null);
    }

    private void use(List<X509Certificate> chain, PrivateKey key) {
        certificate = chain.getFirst();
        identities.put(Identity.kind(certificate.getPublicKey().getAlgorithm()), new Identity(chain, key));
    }

    void setKey(byte[] pem, char[] passphrase) throws TlsFailure {
        PrivateKey key = PemFiles.privateKey(pem, passphrase);
        String kind = Identity.kind(key.getAlgorithm());
        Identity known = identities.get(kind);
        if (known != null
                && !known.chain().isEmpty()
                && !Identity.fits(known.certificate().getPublicKey(), key)) {
            throw TlsFailure.other("05800074", "x509 certificate routines", "X509_", "key values mismatch");
        }
        identities.put(kind, new Identity(known == null ? List.of() : known.chain(), key));
    }

    void addAuthorities(byte[] pem) throws TlsFailure {
        store.addAll(PemFiles.certificates(pem));
    }

    /** Answers whether there was a list. */
    boolean addCrls(byte[] pem) throws TlsFailure {
        List<X509CRL> lists = PemFiles.crls(pem);
        store.addCrls(lists);
        return !lists.isEmpty();
    }

    /** Takes key, certificate and authorities from PKCS #12; the text of an error, or null. */
    String loadPkcs12(byte[] der, char[] passphrase) {
        try {
            KeyStore pfx = KeyStore.getInstance("PKCS12");
            pfx.load(new ByteArrayInputStream(der), passphrase);
            return load(pfx, passphrase);
        } catch (IOException bad) {
            boolean wrong = bad.getCause() instanceof GeneralSecurityException;
            return wrong ? "mac verify failure" : "not enough data";
        } catch (GeneralSecurityException bad) {
            return "Unsupported PKCS12 PFX data";
        }
    }

    private String load(KeyStore pfx, char[] passphrase) throws GeneralSecurityException {
        boolean found = false;
        for (String alias : Collections.list(pfx.aliases())) {
            if (pfx.getKey(alias, passphrase) instanceof PrivateKey key && pfx.getCertificateChain(alias) != null) {
                List<X509Certificate> chain = x509(pfx.getCertificateChain(alias));
                use(chain, key);
                store.addAll(chain.subList(1, chain.size()));
                found = true;
            } else if (pfx.getCertificate(alias) instanceof X509Certificate authority) {
                store.add(authority);
            }
        }
        return found ? null : "Unable to load private key from PFX data";
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return Stream.of(chain).map(X509Certificate.class::cast).toList();
    }

    /** The sessions that this one's server makes; those of its clients are all in one domain. */
    SessionDomain domain() {
        if (domain == null) {
            use(new SessionDomain(store));
        }
        return domain;
    }

    private void use(SessionDomain other) {
        domain = other;
        if (sessionTimeout >= 0) {
            domain.serverTimeout((int) Math.max(1, sessionTimeout));
        }
    }

    /** From now on sessions can be taken up at all servers with these keys, and at no others. */
    void ticketKeys(byte[] keys) {
        ticketKeys = keys.clone();
        use(SessionDomain.keyed(keys, new SessionDomain(store)));
    }

    byte[] ticketKeys() {
        if (ticketKeys == null) {
            ticketKeys = new byte[TICKET_KEY_BYTES];
            new SecureRandom().nextBytes(ticketKeys);
            use(SessionDomain.keyed(ticketKeys, domain()));
        }
        return ticketKeys.clone();
    }

    /** In seconds. */
    void sessionTimeout(long seconds) {
        sessionTimeout = seconds;
        if (domain != null) {
            use(domain);
        }
    }
}
