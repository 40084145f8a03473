package io.qworker.node.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A certificate, told in OpenSSL's words. */
record X509(Certificate structure, byte[] der) {

    private static final HexFormat FINGERPRINT = HexFormat.ofDelimiter(":").withUpperCase();
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ROOT);
    private static final List<String> LABELS = List.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final Map<String, String> FACTORIES = Map.of(
            "rsa", "RSA", "rsa-pss", "RSASSA-PSS", "dsa", "DSA", "ec", "EC", "ed25519", "EdDSA", "ed448", "EdDSA");

    /** From PEM or DER. */
    static X509 read(byte[] data) {
        byte[] der = Pem.blocks(data).stream()
                .filter(block -> LABELS.contains(block.label()))
                .findFirst()
                .map(Pem::content)
                .orElse(data);
        try {
            Certificate structure = Certificate.getInstance(der);
            return new X509(structure, structure.getEncoded("DER"));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException broken) {
            throw CryptoException.openssl(
                    der == data
                            ? "error:0480006C:PEM routines::no start line"
                            : "error:068000A8:asn1 encoding routines::wrong tag");
        }
    }

    X500Name subject() {
        return structure.getSubject();
    }

    X500Name issuer() {
        return structure.getIssuer();
    }

    Instant notBefore() {
        return structure.getStartDate().getDate().toInstant();
    }

    Instant notAfter() {
        return structure.getEndDate().getDate().toInstant();
    }

    /** As {@code Sep  3 21:40:37 2022 GMT}. */
    static String print(Instant time) {
        ZonedDateTime at = time.atZone(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%s %2d %02d:%02d:%02d %d GMT",
                MONTH.format(at),
                at.getDayOfMonth(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                at.getYear());
    }

    /** Whole bytes in upper case, as BN_bn2hex writes them. */
    static String hex(BigInteger number) {
        String digits = number.abs().toString(16).toUpperCase(Locale.ROOT);
        String padded = digits.length() % 2 == 0 || digits.equals("0") ? digits : "0" + digits;
        return number.signum() < 0 ? "-" + padded : padded;
    }

    String serialNumber() {
        return hex(structure.getSerialNumber().getValue());
    }

    String fingerprint(String digest) throws GeneralSecurityException {
        return FINGERPRINT.formatHex(MessageDigest.getInstance(digest).digest(der));
    }

    String signatureAlgorithmOid() {
        return structure.getSignatureAlgorithm().getAlgorithm().getId();
    }

    String signatureAlgorithm() {
        return X509Names.SIGNATURES.get(signatureAlgorithmOid());
    }

    /** Null when the certificate has none. */
    ASN1Encodable extension(ASN1ObjectIdentifier id) {
        Extensions all = structure.getTBSCertificate().getExtensions();
        Extension found = all == null ? null : all.getExtension(id);
        return found == null ? null : found.getParsedValue();
    }

    /** Null when the certificate has none. */
    GeneralNames otherNames() {
        ASN1Encodable names = extension(Extension.subjectAlternativeName);
        return names == null ? null : GeneralNames.getInstance(names);
    }

    String subjectAltName() {
        GeneralNames names = otherNames();
        return names == null ? null : X509Names.print(names);
    }

    String infoAccess() {
        ASN1Encodable access = extension(Extension.authorityInfoAccess);
        return access == null ? null : X509Names.print(AuthorityInformationAccess.getInstance(access));
    }

    /** Identifiers of purposes; null when the certificate does not restrict them. */
    List<String> extendedKeyUsage() {
        ASN1Encodable usage = extension(Extension.extendedKeyUsage);
        return usage == null
                ? null
                : Arrays.stream(ExtendedKeyUsage.getInstance(usage).getUsages())
                        .map(KeyPurposeId::getId)
                        .toList();
    }

    AsymmetricKey publicKey() {
        try {
            return Keys.of(structure.getSubjectPublicKeyInfo());
        } catch (IOException | IllegalArgumentException broken) {
            throw CryptoException.openssl("error:03000072:digital envelope routines::decode error");
        }
    }

    boolean hasKey(AsymmetricKey key) throws IOException {
        AsymmetricKey own = publicKey();
        return own.algorithm() == key.algorithm()
                && Arrays.equals(
                        Keys.publicInfo(own).getPublicKeyData().getBytes(),
                        Keys.publicInfo(key).getPublicKeyData().getBytes());
    }

    boolean isSignedBy(AsymmetricKey key) throws IOException {
        try {
            PublicKey issuer = javaKey(key);
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .verify(issuer);
            return true;
        } catch (GeneralSecurityException notBy) {
            return false;
        }
    }

    /** @throws InvalidKeyException when Java has no such keys */
    static PublicKey javaKey(AsymmetricKey key) throws GeneralSecurityException, IOException {
        String factory = FACTORIES.get(key.algorithm().label());
        if (factory == null) {
            throw new InvalidKeyException(key.algorithm().label());
        }
        return KeyFactory.getInstance(factory)
                .generatePublic(new X509EncodedKeySpec(Keys.publicInfo(key).getEncoded("DER")));
    }
}
