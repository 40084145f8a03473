package io.qworker.node.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.math.ec.ECPoint;

/** Elliptic curves by OpenSSL's names. */
final class Curves {

    private static final int COMPRESSED = 2;
    private static final int HYBRID = 6;

    /** Those of OpenSSL's that Bouncy Castle has too. */
    static final List<String> NAMES = List.of(
            "SM2",
            "brainpoolP160r1",
            "brainpoolP160t1",
            "brainpoolP192r1",
            "brainpoolP192t1",
            "brainpoolP224r1",
            "brainpoolP224t1",
            "brainpoolP256r1",
            "brainpoolP256t1",
            "brainpoolP320r1",
            "brainpoolP320t1",
            "brainpoolP384r1",
            "brainpoolP384t1",
            "brainpoolP512r1",
            "brainpoolP512t1",
            "c2pnb163v1",
            "c2pnb163v2",
            "c2pnb163v3",
            "c2pnb176v1",
            "c2pnb208w1",
            "c2pnb272w1",
            "c2pnb304w1",
            "c2pnb368w1",
            "c2tnb191v1",
            "c2tnb191v2",
            "c2tnb191v3",
            "c2tnb239v1",
            "c2tnb239v2",
            "c2tnb239v3",
            "c2tnb359v1",
            "c2tnb431r1",
            "prime192v1",
            "prime192v2",
            "prime192v3",
            "prime239v1",
            "prime239v2",
            "prime239v3",
            "prime256v1",
            "secp112r1",
            "secp112r2",
            "secp128r1",
            "secp128r2",
            "secp160k1",
            "secp160r1",
            "secp160r2",
            "secp192k1",
            "secp224k1",
            "secp224r1",
            "secp256k1",
            "secp384r1",
            "secp521r1",
            "sect113r1",
            "sect113r2",
            "sect131r1",
            "sect131r2",
            "sect163k1",
            "sect163r1",
            "sect163r2",
            "sect193r1",
            "sect193r2",
            "sect233k1",
            "sect233r1",
            "sect239k1",
            "sect283k1",
            "sect283r1",
            "sect409k1",
            "sect409r1",
            "sect571k1",
            "sect571r1");

    /** Names of the same curves in NIST's standards, which are those of JSON Web Keys too. */
    private static final Map<String, String> STANDARD_NAMES = Map.of(
            "P-192",
            "prime192v1",
            "P-224",
            "secp224r1",
            "P-256",
            "prime256v1",
            "P-384",
            "secp384r1",
            "P-521",
            "secp521r1");

    private static final Map<String, String> JWK_NAMES =
            Map.of("prime256v1", "P-256", "secp256k1", "secp256k1", "secp384r1", "P-384", "secp521r1", "P-521");

    private Curves() {}

    /** By OpenSSL's name or by NIST's. @throws CryptoException when there is no curve of that name */
    static ECNamedDomainParameters of(String name) {
        return ofOwnName(STANDARD_NAMES.getOrDefault(name, name));
    }

    /** By OpenSSL's name alone. @throws CryptoException when there is no curve of that name */
    static ECNamedDomainParameters ofOwnName(String name) {
        ASN1ObjectIdentifier oid = NAMES.contains(name) ? oid(name) : null;
        if (oid == null) {
            throw CryptoException.type("ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
        }
        return of(oid);
    }

    /** Null when it is unknown. */
    static ECNamedDomainParameters of(ASN1ObjectIdentifier oid) {
        X9ECParameters fast = CustomNamedCurves.getByOID(oid);
        X9ECParameters parameters = fast != null ? fast : ECNamedCurveTable.getByOID(oid);
        return parameters == null ? null : new ECNamedDomainParameters(oid, parameters);
    }

    private static ASN1ObjectIdentifier oid(String name) {
        return switch (name) {
            case "SM2" -> GMNamedCurves.getOID("sm2p256v1");
            case "c2pnb176v1" -> ECNamedCurveTable.getOID("c2pnb176w1");
            default -> ECNamedCurveTable.getOID(name);
        };
    }

    /** OpenSSL's name; null for a curve without one. */
    static String name(ECDomainParameters curve) {
        if (!(curve instanceof ECNamedDomainParameters named)) {
            return null;
        }
        return NAMES.stream()
                .filter(name -> named.getName().equals(oid(name)))
                .findFirst()
                .orElse(named.getName().getId());
    }

    /** The name in a JSON Web Key; null for a curve that has none. */
    static String jwkName(ECDomainParameters curve) {
        String name = name(curve);
        return name == null ? null : JWK_NAMES.get(name);
    }

    /** Bytes of a coordinate. */
    static int fieldBytes(ECDomainParameters curve) {
        return (curve.getCurve().getFieldSize() + 7) / 8;
    }

    /** Bytes of a private key. */
    static int orderBytes(ECDomainParameters curve) {
        return (curve.getN().bitLength() + 7) / 8;
    }

    /** In one of OpenSSL's forms: 2 compressed, 4 uncompressed, 6 hybrid. */
    static byte[] encode(ECPoint point, int form) {
        byte[] encoded = point.normalize().getEncoded(form == COMPRESSED);
        if (form == HYBRID && encoded.length > 1) {
            encoded[0] = (byte) (HYBRID + (encoded[encoded.length - 1] & 1));
        }
        return encoded;
    }

    /** @throws IllegalArgumentException when the bytes are no point of the curve */
    static ECPoint decode(ECDomainParameters curve, byte[] bytes) {
        byte[] plain = bytes;
        if (bytes.length > 1 && (bytes[0] == HYBRID || bytes[0] == HYBRID + 1)) {
            plain = Arrays.copyOf(bytes, bytes.length);
            plain[0] = 4;
        }
        return curve.getCurve().decodePoint(plain);
    }

    static boolean isPrivateKey(ECDomainParameters curve, BigInteger scalar) {
        return scalar.signum() > 0 && scalar.compareTo(curve.getN()) < 0;
    }
}
