package io.qworker.node.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The authorities trusted when nobody says otherwise: the JDK's own, which come from Mozilla's list as Node's do. */
final class RootCertificates {

    private static final List<Path> SYSTEM_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/cert.pem"));

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Loaded once for all lanes, by the first that needs them. */
    private static final class Bundled {

        private static final List<X509Certificate> ALL = load();

        private static List<X509Certificate> load() {
            try {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                return Stream.of(factory.getTrustManagers())
                        .flatMap(Bundled::issuers)
                        .toList();
            } catch (GeneralSecurityException none) {
                return List.of();
            }
        }

        private static Stream<X509Certificate> issuers(TrustManager manager) {
            return manager instanceof X509TrustManager x509 ? Stream.of(x509.getAcceptedIssuers()) : Stream.empty();
        }
    }

    private RootCertificates() {}

    static List<X509Certificate> bundled() {
        return Bundled.ALL;
    }

    /** The operating system's; none when they cannot be found. */
    static List<X509Certificate> system() {
        return SYSTEM_BUNDLES.stream()
                .filter(Files::isReadable)
                .findFirst()
                .map(RootCertificates::read)
                .orElse(List.of());
    }

    /** Those of a file in PEM; none when it cannot be read. */
    static List<X509Certificate> read(Path file) {
        try {
            return PemFiles.certificates(Files.readAllBytes(file));
        } catch (IOException | TlsFailure unreadable) {
            return List.of();
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----";
        } catch (CertificateEncodingException bad) {
            throw new IllegalStateException(bad);
        }
    }
}
