package io.qworker.node.tls;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The certificates that a context trusts, by their subject, and the lists of those revoked. */
final class TrustStore {

    private final Map<X500Principal, List<X509Certificate>> bySubject = new LinkedHashMap<>();
    private final List<X509CRL> crls = new ArrayList<>();
    private TrustStore roots;
    private boolean partialChains;

    void add(X509Certificate certificate) {
        List<X509Certificate> same =
                bySubject.computeIfAbsent(certificate.getSubjectX500Principal(), subject -> new ArrayList<>(1));
        if (!same.contains(certificate)) {
            same.add(certificate);
        }
    }

    /** Trusts everything that {@code defaults} does, too. */
    void addRoots(TrustStore defaults) {
        roots = defaults;
    }

    void addAll(Collection<X509Certificate> certificates) {
        certificates.forEach(this::add);
    }

    void addCrls(Collection<X509CRL> lists) {
        crls.addAll(lists);
    }

    /** A trusted certificate ends a chain even when it is not a root. */
    void allowPartialChains() {
        partialChains = true;
    }

    boolean allowsPartialChains() {
        return partialChains;
    }

    List<X509CRL> crls() {
        return crls;
    }

    boolean contains(X509Certificate certificate) {
        return bySubject
                        .getOrDefault(certificate.getSubjectX500Principal(), List.of())
                        .contains(certificate)
                || roots != null && roots.contains(certificate);
    }

    Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return bySubject.getOrDefault(certificate.getIssuerX500Principal(), List.of()).stream()
                .filter(issuer -> Chains.isIssuedBy(certificate, issuer))
                .findFirst()
                .or(() -> roots == null ? Optional.empty() : roots.issuerOf(certificate));
    }

    /** Without the default ones. */
    List<X509Certificate> own() {
        return bySubject.values().stream().flatMap(List::stream).toList();
    }
}
