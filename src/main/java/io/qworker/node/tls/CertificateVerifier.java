package io.qworker.node.tls;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Says what OpenSSL says of a peer's certificates. Like OpenSSL under Node it goes on after an error, and the last one counts:
 * first how the chain ends, then what its certificates may be used for, then revocation, at last signatures and times from the
 * root down. Source: OpenSSL 3, crypto/x509/x509_vfy.c.
 */
final class CertificateVerifier {

    private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";
    private static final int KEY_CERT_SIGN = 5;

    private final TrustStore store;
    private final String purpose;
    private VerifyError error;

    private CertificateVerifier(TrustStore store, boolean isServerCertificate) {
        this.store = store;
        this.purpose = isServerCertificate ? SERVER_USE : CLIENT_USE;
    }

    /** Empty when all is well. */
    static Optional<VerifyError> verify(List<X509Certificate> sent, TrustStore store, boolean isServerCertificate) {
        CertificateVerifier verifier = new CertificateVerifier(store, isServerCertificate);
        verifier.check(Chains.build(sent, store));
        return Optional.ofNullable(verifier.error);
    }

    private void check(List<X509Certificate> chain) {
        X509Certificate top = chain.getLast();
        boolean ended = Chains.isSelfIssued(top);
        boolean trusted = store.contains(top) && (ended || store.allowsPartialChains());
        if (!trusted) {
            error = untrusted(chain, ended);
        }
        checkUses(chain);
        checkRevocation(chain);
        checkSignatures(chain, trusted);
    }

    private VerifyError untrusted(List<X509Certificate> chain, boolean ended) {
        if (ended) {
            return chain.size() == 1 ? VerifyError.DEPTH_ZERO_SELF_SIGNED_CERT : VerifyError.SELF_SIGNED_CERT_IN_CHAIN;
        }
        return store.contains(chain.getLast())
                ? VerifyError.UNABLE_TO_GET_ISSUER_CERT
                : VerifyError.UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
    }

    private void checkUses(List<X509Certificate> chain) {
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            if (i > 0 && !mayIssue(certificate)) {
                error = VerifyError.INVALID_CA;
            }
            int limit = certificate.getBasicConstraints();
            if (i > 1 && limit >= 0 && limit < i - 1) {
                error = VerifyError.PATH_LENGTH_EXCEEDED;
            }
            if (!serves(certificate)) {
                error = VerifyError.INVALID_PURPOSE;
            }
        }
    }

    /** A root of version 1 knows no extensions and may. */
    private static boolean mayIssue(X509Certificate certificate) {
        boolean[] use = certificate.getKeyUsage();
        if (use != null && use.length > KEY_CERT_SIGN && !use[KEY_CERT_SIGN]) {
            return false;
        }
        return certificate.getBasicConstraints() >= 0
                || certificate.getVersion() < 3 && Chains.isSelfIssued(certificate);
    }

    private boolean serves(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(purpose) || uses.contains(ANY_USE);
        } catch (CertificateParsingException bad) {
            return false;
        }
    }

    /** Once there are lists, every certificate of the chain needs one of its issuer. */
    private void checkRevocation(List<X509Certificate> chain) {
        if (store.crls().isEmpty()) {
            return;
        }
        for (X509Certificate certificate : chain) {
            Optional<X509CRL> list = store.crls().stream()
                    .filter(crl -> crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                    .findFirst();
            if (list.isEmpty()) {
                error = VerifyError.UNABLE_TO_GET_CRL;
            } else {
                checkList(list.get(), certificate);
            }
        }
    }

    private void checkList(X509CRL list, X509Certificate certificate) {
        if (list.getNextUpdate() != null && list.getNextUpdate().getTime() < System.currentTimeMillis()) {
            error = VerifyError.CRL_HAS_EXPIRED;
        }
        if (list.getRevokedCertificate(certificate) != null) {
            error = VerifyError.CERT_REVOKED;
        }
    }

    private void checkSignatures(List<X509Certificate> chain, boolean trusted) {
        int top = chain.size() - 1;
        boolean selfIssued = Chains.isSelfIssued(chain.get(top));
        if (!selfIssued && !trusted && top == 0) {
            error = VerifyError.UNABLE_TO_VERIFY_LEAF_SIGNATURE;
        }
        for (int i = top; i >= 0; i--) {
            X509Certificate certificate = chain.get(i);
            X509Certificate issuer = i == top ? certificate : chain.get(i + 1);
            boolean checked = i < top || selfIssued && !trusted;
            if (checked && !Chains.isSignedBy(certificate, issuer)) {
                error = VerifyError.CERT_SIGNATURE_FAILURE;
            }
            checkTimes(certificate);
        }
    }

    private void checkTimes(X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            error = VerifyError.CERT_HAS_EXPIRED;
        } catch (CertificateNotYetValidException early) {
            error = VerifyError.CERT_NOT_YET_VALID;
        }
    }
}
