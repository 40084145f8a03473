package io.qworker.node.crypto;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** RSA keys and their structures (PKCS #1), and what a key for PSS alone is restricted to. */
final class RsaKeys {

    static final AlgorithmIdentifier PLAIN =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

    private RsaKeys() {}

    static AsymmetricKey ofPrivate(AlgorithmIdentifier identifier, RSAPrivateKey rsa) {
        // Trusted as OpenSSL trusts it: to test the primes would take longer than to use the key.
        RSAPrivateCrtKeyParameters privateKey = new RSAPrivateCrtKeyParameters(
                rsa.getModulus(),
                rsa.getPublicExponent(),
                rsa.getPrivateExponent(),
                rsa.getPrime1(),
                rsa.getPrime2(),
                rsa.getExponent1(),
                rsa.getExponent2(),
                rsa.getCoefficient(),
                true);
        return new AsymmetricKey(
                algorithm(identifier),
                identifier,
                privateKey,
                new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent(), true));
    }

    static AsymmetricKey ofPublic(AlgorithmIdentifier identifier, RSAPublicKey rsa) {
        return new AsymmetricKey(
                algorithm(identifier),
                identifier,
                null,
                new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent(), true));
    }

    private static KeyAlgorithm algorithm(AlgorithmIdentifier identifier) {
        return identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                ? KeyAlgorithm.RSA_PSS
                : KeyAlgorithm.RSA;
    }

    static RSAPublicKey publicStructure(RSAKeyParameters rsa) {
        return new RSAPublicKey(rsa.getModulus(), rsa.getExponent());
    }

    static RSAPrivateKey privateStructure(RSAPrivateCrtKeyParameters rsa) {
        return new RSAPrivateKey(
                rsa.getModulus(),
                rsa.getPublicExponent(),
                rsa.getExponent(),
                rsa.getP(),
                rsa.getQ(),
                rsa.getDP(),
                rsa.getDQ(),
                rsa.getQInv());
    }

    /** Null when the key is not restricted. */
    static RSASSAPSSparams restriction(AsymmetricKey key) {
        return key.algorithm() == KeyAlgorithm.RSA_PSS && key.identifier().getParameters() != null
                ? RSASSAPSSparams.getInstance(key.identifier().getParameters())
                : null;
    }

    /** Bytes of the modulus. */
    static int bytes(AsymmetricKey key) {
        return (key.publicKey(RSAKeyParameters.class).getModulus().bitLength() + 7) / 8;
    }
}
