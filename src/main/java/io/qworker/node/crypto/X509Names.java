package io.qworker.node.crypto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/** Prints the names in certificates as Node does, so that no name can pass for another. Source: deps/ncrypto/ncrypto.cc. */
final class X509Names {

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("2.5.4.3", "CN"),
            Map.entry("2.5.4.4", "SN"),
            Map.entry("2.5.4.5", "serialNumber"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "ST"),
            Map.entry("2.5.4.9", "street"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "title"),
            Map.entry("2.5.4.13", "description"),
            Map.entry("2.5.4.15", "businessCategory"),
            Map.entry("2.5.4.17", "postalCode"),
            Map.entry("2.5.4.41", "name"),
            Map.entry("2.5.4.42", "GN"),
            Map.entry("2.5.4.43", "initials"),
            Map.entry("2.5.4.44", "generationQualifier"),
            Map.entry("2.5.4.45", "x500UniqueIdentifier"),
            Map.entry("2.5.4.46", "dnQualifier"),
            Map.entry("2.5.4.65", "pseudonym"),
            Map.entry("2.5.4.97", "organizationIdentifier"),
            Map.entry("0.9.2342.19200300.100.1.1", "UID"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"),
            Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
            Map.entry("1.2.840.113549.1.9.2", "unstructuredName"),
            Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
            Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
            Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"));

    /** OpenSSL's long names of signatures. */
    static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.4", "md5WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.14", "sha224WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
            Map.entry("1.2.840.113549.1.1.10", "rsassaPss"),
            Map.entry("1.2.840.10040.4.3", "dsaWithSHA1"),
            Map.entry("2.16.840.1.101.3.4.3.1", "dsa_with_SHA224"),
            Map.entry("2.16.840.1.101.3.4.3.2", "dsa_with_SHA256"),
            Map.entry("1.2.840.10045.4.1", "ecdsa-with-SHA1"),
            Map.entry("1.2.840.10045.4.3.1", "ecdsa-with-SHA224"),
            Map.entry("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
            Map.entry("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
            Map.entry("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
            Map.entry("1.3.101.112", "ED25519"),
            Map.entry("1.3.101.113", "ED448"));

    private static final Map<String, String> ACCESS = Map.of(
            "1.3.6.1.5.5.7.48.1", "OCSP",
            "1.3.6.1.5.5.7.48.2", "CA Issuers",
            "1.3.6.1.5.5.7.48.3", "AD Time Stamping",
            "1.3.6.1.5.5.7.48.4", "ad dvcs",
            "1.3.6.1.5.5.7.48.5", "CA Repository");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "1.3.6.1.5.5.7.8.9", "SmtpUTF8Mailbox",
            "1.3.6.1.5.5.7.8.5", "XmppAddr",
            "1.3.6.1.5.5.7.8.7", "SRVName",
            "1.3.6.1.4.1.311.20.2.3", "UPN",
            "1.3.6.1.5.5.7.8.8", "NAIRealm");
    private static final String SRV_NAME = "SRVName";

    private X509Names() {}

    static void forEach(X500Name name, BiConsumer<String, String> visitor) {
        attributes(name).forEach(one -> visitor.accept(key(one), value(one)));
    }

    static Stream<AttributeTypeAndValue> attributes(X500Name name) {
        return Stream.of(name.getRDNs()).flatMap(rdn -> Stream.of(rdn.getTypesAndValues()));
    }

    private static String key(AttributeTypeAndValue attribute) {
        String oid = attribute.getType().getId();
        return ATTRIBUTES.getOrDefault(oid, oid);
    }

    static String value(AttributeTypeAndValue attribute) {
        return attribute.getValue() instanceof ASN1String text
                ? text.getString()
                : attribute.getValue().toString();
    }

    /** One attribute a line. */
    static String multiline(X500Name name) {
        return Stream.of(name.getRDNs()).map(rdn -> print(rdn, " + ", true)).collect(Collectors.joining("\n"));
    }

    private static String print(RDN rdn, String plus, boolean escapeControls) {
        return Stream.of(rdn.getTypesAndValues())
                .map(one -> key(one) + "=" + escape(value(one), escapeControls))
                .collect(Collectors.joining(plus));
    }

    /** Backslashes as RFC 2253 wants them. */
    private static String escape(String value, boolean escapeControls) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean special = ",+\"\\<>;".indexOf(c) >= 0
                    || i == 0 && (c == '#' || c == ' ')
                    || i == value.length() - 1 && c == ' ';
            if (special) {
                out.append('\\').append(c);
            } else if (escapeControls && (c < ' ' || c == 0x7f)) {
                out.append(String.format("\\%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String print(GeneralNames names) {
        return Stream.of(names.getNames()).map(X509Names::print).collect(Collectors.joining(", "));
    }

    static String print(AuthorityInformationAccess access) {
        return Stream.of(access.getAccessDescriptions()).map(X509Names::print).collect(Collectors.joining("\n"));
    }

    private static String print(AccessDescription description) {
        String method = description.getAccessMethod().getId();
        return ACCESS.getOrDefault(method, method) + " - " + print(description.getAccessLocation());
    }

    private static String print(GeneralName name) {
        ASN1Encodable value = name.getName();
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name -> "email:" + quote(text(value), false, "");
            case GeneralName.dNSName -> "DNS:" + quote(text(value), false, "");
            case GeneralName.uniformResourceIdentifier -> "URI:" + quote(text(value), false, "");
            case GeneralName.directoryName -> "DirName:" + quote(directory(X500Name.getInstance(value)), true, "");
            case GeneralName.iPAddress ->
                "IP Address:" + address(ASN1OctetString.getInstance(value).getOctets());
            case GeneralName.registeredID ->
                "Registered ID:" + ASN1ObjectIdentifier.getInstance(value).getId();
            case GeneralName.otherName -> "othername:" + other(OtherName.getInstance(value));
            case GeneralName.x400Address -> "X400Name:<unsupported>";
            default -> "EdiPartyName:<unsupported>";
        };
    }

    static String text(ASN1Encodable value) {
        return ASN1IA5String.getInstance(value).getString();
    }

    private static String directory(X500Name name) {
        List<String> parts = new ArrayList<>();
        for (RDN rdn : name.getRDNs()) {
            parts.add(print(rdn, "+", false));
        }
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    private static String address(byte[] bytes) {
        return switch (bytes.length) {
            case 4 ->
                IntStream.range(0, 4).mapToObj(i -> "" + (bytes[i] & 0xff)).collect(Collectors.joining("."));
            case 16 ->
                IntStream.range(0, 8)
                        .mapToObj(i -> String.format("%X", (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff))
                        .collect(Collectors.joining(":"));
            default -> "<invalid length=" + bytes.length + ">";
        };
    }

    private static String other(OtherName name) {
        String type = OTHER_NAMES.get(name.getTypeID().getId());
        boolean known = type != null
                && (type.equals(SRV_NAME)
                        ? name.getValue() instanceof ASN1IA5String
                        : name.getValue() instanceof ASN1UTF8String);
        return known
                ? quote(((ASN1String) name.getValue()).getString(), !type.equals(SRV_NAME), type + ":")
                : "<unsupported>";
    }

    /** As it is where that is plain, otherwise as a JSON string. */
    private static String quote(String value, boolean unicode, String prefix) {
        if (value.chars().allMatch(c -> isPlain(c, unicode) && "\"\\,'".indexOf(c) < 0)) {
            return prefix + value;
        }
        StringBuilder out = new StringBuilder("\"").append(prefix);
        value.chars().forEach(c -> {
            if (c == '\\' || c == '"') {
                out.append('\\').append((char) c);
            } else if (isPlain(c, unicode) && c != ',') {
                out.append((char) c);
            } else {
                out.append(String.format("\\u%04x", c));
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPlain(int c, boolean unicode) {
        return c >= ' ' && c <= '~' || unicode && c >= 0x80;
    }
}
