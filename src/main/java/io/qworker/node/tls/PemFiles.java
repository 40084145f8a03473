package io.qworker.node.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Certificates, revocation lists and private keys in PEM. */
final class PemFiles {

    private static final Pattern CERTIFICATE = block("(?:X509 |TRUSTED )?CERTIFICATE");
    private static final Pattern CRL = block("X509 CRL");

    private static final String NO_BASE64 = "bad base64 decode";

    /** Only encrypted keys need it. */
    private static final class Decryption {

        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    private PemFiles() {}

    private static Pattern block(String label) {
        return Pattern.compile(
                "-----BEGIN (" + label + ")-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----", Pattern.DOTALL);
    }

    private static List<byte[]> blocks(byte[] pem, Pattern kind) throws TlsFailure {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = kind.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            try {
                blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
            } catch (IllegalArgumentException bad) {
                throw TlsFailure.other("04800064", "PEM routines", "PEM_", NO_BASE64);
            }
        }
        return blocks;
    }

    /** As {@link #certificates}; what is no certificate OpenSSL calls broken PEM here. */
    static List<X509Certificate> roots(byte[] pem) throws TlsFailure {
        try {
            return certificates(pem);
        } catch (TlsFailure broken) {
            if (broken.reason().equals(NO_BASE64)) {
                throw broken;
            }
            throw TlsFailure.other("0488000D", "PEM routines", "PEM_", "ASN1 lib");
        }
    }

    /** All certificates in it; none is no error. */
    static List<X509Certificate> certificates(byte[] pem) throws TlsFailure {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(pem, CERTIFICATE)) {
            certificates.add(certificate(block));
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] der) throws TlsFailure {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException bad) {
            throw TlsFailure.other("06800066", "asn1 encoding routines", "ASN1_", "bad object header");
        }
    }

    static List<X509CRL> crls(byte[] pem) throws TlsFailure {
        List<X509CRL> crls = new ArrayList<>();
        for (byte[] block : blocks(pem, CRL)) {
            try {
                crls.add(
                        (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(block)));
            } catch (CRLException | CertificateException bad) {
                return List.of();
            }
        }
        return crls;
    }

    /** The first private key in it. {@code passphrase} may be null. */
    static PrivateKey privateKey(byte[] pem, char[] passphrase) throws TlsFailure {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            for (Object found; (found = parser.readObject()) != null; ) {
                PrivateKeyInfo key = keyInfo(found, passphrase);
                if (key != null) {
                    return new JcaPEMKeyConverter().getPrivateKey(key);
                }
            }
            throw unsupported();
        } catch (PEMException | PKCSException | OperatorCreationException wrong) {
            throw badDecrypt();
        } catch (IOException | RuntimeException bad) {
            throw unsupported();
        }
    }

    private static PrivateKeyInfo keyInfo(Object found, char[] passphrase)
            throws IOException, PKCSException, OperatorCreationException, TlsFailure {
        return switch (found) {
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PrivateKeyInfo info -> info;
            case PEMEncryptedKeyPair pair ->
                pair.decryptKeyPair(new BcPEMDecryptorProvider(orEmpty(passphrase)))
                        .getPrivateKeyInfo();
            case PKCS8EncryptedPrivateKeyInfo info ->
                info.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(Decryption.PROVIDER)
                        .build(orEmpty(passphrase)));
            default -> null;
        };
    }

    /** Without a passphrase it is tried with none, and fails as with a wrong one. */
    private static char[] orEmpty(char[] passphrase) {
        return passphrase == null ? new char[0] : passphrase;
    }

    private static TlsFailure unsupported() {
        return TlsFailure.other("1E08010C", "DECODER routines", "", "unsupported");
    }

    private static TlsFailure badDecrypt() {
        return TlsFailure.other("1C800064", "Provider routines", "", "bad decrypt");
    }
}
