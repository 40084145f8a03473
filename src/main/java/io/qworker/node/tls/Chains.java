package io.qworker.node.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who issued whom. */
final class Chains {

    private static final int MOST = 100;
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

    private Chains() {}

    /** By names and key identifiers, as OpenSSL's check_issued; signatures are looked at later. */
    static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && fitsKey(certificate, issuer);
    }

    private static boolean fitsKey(X509Certificate certificate, X509Certificate issuer) {
        byte[] wanted = certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
        byte[] has = issuer.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
        if (wanted == null || has == null || has.length < 4) {
            return true;
        }
        // OCTET STRING { SEQUENCE { [0] id … } } and OCTET STRING { OCTET STRING id }
        boolean namesKey = wanted.length > 6 && wanted[4] == (byte) 0x80;
        if (!namesKey) {
            return true;
        }
        int length = wanted[5] & 0xff;
        return wanted.length < 6 + length || Arrays.equals(wanted, 6, 6 + length, has, 4, has.length);
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return isIssuedBy(certificate, certificate);
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException bad) {
            return false;
        }
    }

    /**
     * From {@code sent}'s first up to a root, as far as issuers are known: those of {@code store} come first, then the others
     * that were sent.
     */
    static List<X509Certificate> build(List<X509Certificate> sent, TrustStore store) {
        List<X509Certificate> chain = new ArrayList<>(List.of(sent.getFirst()));
        List<X509Certificate> others = new ArrayList<>(sent.subList(1, sent.size()));
        while (chain.size() < MOST && !isSelfIssued(chain.getLast())) {
            X509Certificate last = chain.getLast();
            Optional<X509Certificate> issuer = store.issuerOf(last)
                    .or(() -> others.stream()
                            .filter(other -> isIssuedBy(last, other))
                            .findFirst());
            if (issuer.isEmpty() || chain.contains(issuer.get())) {
                return chain;
            }
            others.remove(issuer.get());
            chain.add(issuer.get());
            if (store.allowsPartialChains() && store.contains(issuer.get())) {
                return chain;
            }
        }
        return chain;
    }
}
