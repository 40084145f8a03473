package io.qworker.node.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.util.IPAddress;

/** Whom a certificate is for, and who issued it. Source: OpenSSL 3, crypto/x509/v3_utl.c and v3_purp.c. */
final class X509Checks {

    private static final int ALWAYS_CHECK_SUBJECT = 1;
    private static final int NEVER_CHECK_SUBJECT = 32;
    private static final ASN1ObjectIdentifier COMMON_NAME = new ASN1ObjectIdentifier("2.5.4.3");
    private static final ASN1ObjectIdentifier EMAIL_ADDRESS = new ASN1ObjectIdentifier("1.2.840.113549.1.9.1");

    private X509Checks() {}

    /** The name in the certificate that is for {@code host}; null when none is. */
    static String host(X509 certificate, String host, int flags) {
        return new Search(GeneralName.dNSName, COMMON_NAME, flags)
                .first(certificate, name -> HostNames.match(name, host, flags));
    }

    static boolean email(X509 certificate, String address, int flags) {
        return new Search(GeneralName.rfc822Name, EMAIL_ADDRESS, flags)
                        .first(certificate, name -> isSameMailbox(name, address))
                != null;
    }

    /** Only the part before the at sign is case-sensitive. */
    private static boolean isSameMailbox(String one, String two) {
        int at = one.lastIndexOf('@');
        return one.length() == two.length()
                && one.equalsIgnoreCase(two)
                && (at < 0 || one.regionMatches(0, two, 0, at));
    }

    static boolean address(X509 certificate, String address) {
        byte[] wanted = parse(address);
        if (wanted == null) {
            throw CryptoException.type("ERR_INVALID_ARG_VALUE", "Invalid IP");
        }
        return otherNames(certificate, GeneralName.iPAddress)
                .anyMatch(name -> Arrays.equals(
                        ASN1OctetString.getInstance(name.getName()).getOctets(), wanted));
    }

    private static byte[] parse(String address) {
        return IPAddress.isValid(address)
                ? ASN1OctetString.getInstance(new GeneralName(GeneralName.iPAddress, address).getName())
                        .getOctets()
                : null;
    }

    private static Stream<GeneralName> otherNames(X509 certificate, int tag) {
        return certificate.otherNames() == null
                ? Stream.empty()
                : Stream.of(certificate.otherNames().getNames()).filter(name -> name.getTagNo() == tag);
    }

    /** Alternative names of a kind come first, the subject's only when there are none. */
    private record Search(int tag, ASN1ObjectIdentifier attribute, int flags) {

        String first(X509 certificate, Predicate<String> fits) {
            List<String> names = otherNames(certificate, tag)
                    .map(name -> X509Names.text(name.getName()))
                    .toList();
            String found = names.stream().filter(fits).findFirst().orElse(null);
            boolean subjectCounts =
                    (flags & NEVER_CHECK_SUBJECT) == 0 && (names.isEmpty() || (flags & ALWAYS_CHECK_SUBJECT) != 0);
            if (found != null || !subjectCounts) {
                return found;
            }
            return X509Names.attributes(certificate.subject())
                    .filter(one -> one.getType().equals(attribute))
                    .map(X509Names::value)
                    .filter(fits)
                    .findFirst()
                    .orElse(null);
        }
    }

    static boolean isAuthority(X509 certificate) {
        ASN1Encodable constraints = certificate.extension(Extension.basicConstraints);
        return constraints != null
                && BasicConstraints.getInstance(constraints).isCA()
                && maySignCertificates(certificate);
    }

    private static boolean maySignCertificates(X509 certificate) {
        ASN1Encodable usage = certificate.extension(Extension.keyUsage);
        return usage == null || KeyUsage.getInstance(usage).hasUsages(KeyUsage.keyCertSign);
    }

    /** By names, key identifiers and uses; the signature is another question. */
    static boolean isIssuedBy(X509 certificate, X509 issuer) {
        return certificate.issuer().equals(issuer.subject())
                && fitsKeyIdentifier(certificate, issuer)
                && maySignCertificates(issuer);
    }

    private static boolean fitsKeyIdentifier(X509 certificate, X509 issuer) {
        ASN1Encodable extension = certificate.extension(Extension.authorityKeyIdentifier);
        if (extension == null) {
            return true;
        }
        AuthorityKeyIdentifier wanted = AuthorityKeyIdentifier.getInstance(extension);
        ASN1Encodable own = issuer.extension(Extension.subjectKeyIdentifier);
        if (wanted.getKeyIdentifierOctets() != null
                && own != null
                && !Arrays.equals(
                        SubjectKeyIdentifier.getInstance(own).getKeyIdentifier(), wanted.getKeyIdentifierOctets())) {
            return false;
        }
        return wanted.getAuthorityCertSerialNumber() == null
                || wanted.getAuthorityCertSerialNumber()
                        .equals(issuer.structure().getSerialNumber().getValue());
    }
}
