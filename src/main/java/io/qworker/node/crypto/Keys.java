package io.qworker.node.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Keys from PKCS #8 and SPKI, and back. */
final class Keys {

    private static final Map<ASN1ObjectIdentifier, KeyAlgorithm> BY_OID = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, KeyAlgorithm.RSA,
            PKCSObjectIdentifiers.id_RSASSA_PSS, KeyAlgorithm.RSA_PSS,
            X9ObjectIdentifiers.id_dsa, KeyAlgorithm.DSA,
            PKCSObjectIdentifiers.dhKeyAgreement, KeyAlgorithm.DH,
            X9ObjectIdentifiers.dhpublicnumber, KeyAlgorithm.DH,
            X9ObjectIdentifiers.id_ecPublicKey, KeyAlgorithm.EC);

    private Keys() {}

    static AsymmetricKey of(PrivateKeyInfo info) throws IOException {
        AlgorithmIdentifier identifier = info.getPrivateKeyAlgorithm();
        KeyAlgorithm algorithm = BY_OID.get(identifier.getAlgorithm());
        if (algorithm != null && algorithm.isRsa()) {
            return RsaKeys.ofPrivate(identifier, RSAPrivateKey.getInstance(info.parsePrivateKey()));
        }
        AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
        if (key instanceof ECPrivateKeyParameters ec) {
            ASN1BitString point =
                    ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
            return ofEc(identifier, ec.getParameters(), ec.getD(), point == null ? null : point.getOctets());
        }
        return new AsymmetricKey(
                algorithm != null ? algorithm : RawKeys.algorithm(key), identifier, key, publicOf(key));
    }

    static AsymmetricKey of(SubjectPublicKeyInfo info) throws IOException {
        AlgorithmIdentifier identifier = info.getAlgorithm();
        KeyAlgorithm algorithm = BY_OID.get(identifier.getAlgorithm());
        if (algorithm != null && algorithm.isRsa()) {
            return RsaKeys.ofPublic(identifier, RSAPublicKey.getInstance(info.parsePublicKey()));
        }
        AsymmetricKeyParameter key = PublicKeyFactory.createKey(info);
        return new AsymmetricKey(algorithm != null ? algorithm : RawKeys.algorithm(key), identifier, null, key);
    }

    /** {@code point} may be null: it is computed then. */
    static AsymmetricKey ofEc(
            AlgorithmIdentifier identifier, ECDomainParameters curve, BigInteger scalar, byte[] point) {
        ECPublicKeyParameters publicKey = new ECPublicKeyParameters(
                point != null
                        ? Curves.decode(curve, point)
                        : new FixedPointCombMultiplier().multiply(curve.getG(), scalar),
                curve);
        return new AsymmetricKey(KeyAlgorithm.EC, identifier, new ECPrivateKeyParameters(scalar, curve), publicKey);
    }

    /** Of a fresh key. */
    static AsymmetricKey of(KeyAlgorithm algorithm, AsymmetricKeyParameter privateKey, AsymmetricKeyParameter publicKey)
            throws IOException {
        AlgorithmIdentifier identifier = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                .getAlgorithm();
        return new AsymmetricKey(algorithm, identifier, privateKey, publicKey);
    }

    private static AsymmetricKeyParameter publicOf(AsymmetricKeyParameter key) {
        return switch (key) {
            case DSAPrivateKeyParameters dsa -> {
                var group = dsa.getParameters();
                yield new DSAPublicKeyParameters(group.getG().modPow(dsa.getX(), group.getP()), group);
            }
            case DHPrivateKeyParameters dh -> {
                var group = dh.getParameters();
                yield new DHPublicKeyParameters(group.getG().modPow(dh.getX(), group.getP()), group);
            }
            default -> RawKeys.publicOf(key);
        };
    }

    static SubjectPublicKeyInfo publicInfo(AsymmetricKey key) throws IOException {
        AlgorithmIdentifier identifier = key.identifier();
        return switch (key.publicKey()) {
            case RSAKeyParameters rsa -> new SubjectPublicKeyInfo(identifier, RsaKeys.publicStructure(rsa));
            case ECPublicKeyParameters ec ->
                new SubjectPublicKeyInfo(identifier, ec.getQ().getEncoded(false));
            case DSAPublicKeyParameters dsa -> new SubjectPublicKeyInfo(identifier, new ASN1Integer(dsa.getY()));
            case DHPublicKeyParameters dh -> new SubjectPublicKeyInfo(identifier, new ASN1Integer(dh.getY()));
            default -> new SubjectPublicKeyInfo(identifier, RawKeys.publicBytes(key));
        };
    }

    static PrivateKeyInfo privateInfo(AsymmetricKey key) throws IOException {
        AlgorithmIdentifier identifier = key.identifier();
        if (key.algorithm().isPostQuantum()) {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key.privateKey());
        }
        ASN1Encodable body = switch (key.privateKey()) {
            case RSAPrivateCrtKeyParameters rsa -> RsaKeys.privateStructure(rsa);
            case ECPrivateKeyParameters _ -> ecStructure(key, null);
            case DSAPrivateKeyParameters dsa -> new ASN1Integer(dsa.getX());
            case DHPrivateKeyParameters dh -> new ASN1Integer(dh.getX());
            default -> new DEROctetString(RawKeys.privateBytes(key));
        };
        return new PrivateKeyInfo(identifier, body);
    }

    /** RFC 5915; the parameters are left out where the surroundings tell them. */
    static ECPrivateKey ecStructure(AsymmetricKey key, ASN1Encodable parameters) {
        ECPrivateKeyParameters ec = key.privateKey(ECPrivateKeyParameters.class);
        byte[] point = key.publicKey(ECPublicKeyParameters.class).getQ().getEncoded(false);
        return new ECPrivateKey(
                ec.getParameters().getN().bitLength(),
                ec.getD(),
                new org.bouncycastle.asn1.DERBitString(point),
                parameters);
    }
}
