package io.qworker.node.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;

/** The secret that two keys share: Diffie-Hellman of every kind. */
final class KeyAgreement {

    private KeyAgreement() {}

    static byte[] agree(AsymmetricKey privateKey, AsymmetricKey publicKey) {
        return switch (privateKey.privateKey()) {
            case DHPrivateKeyParameters dh -> agree(dh, publicKey.publicKey(DHPublicKeyParameters.class));
            case ECPrivateKeyParameters ec -> agree(ec, publicKey.publicKey(ECPublicKeyParameters.class));
            case X25519PrivateKeyParameters x -> {
                byte[] secret = new byte[X25519PrivateKeyParameters.SECRET_SIZE];
                yield derive(
                        () -> x.generateSecret(publicKey.publicKey(X25519PublicKeyParameters.class), secret, 0),
                        secret);
            }
            case X448PrivateKeyParameters x -> {
                byte[] secret = new byte[X448PrivateKeyParameters.SECRET_SIZE];
                yield derive(
                        () -> x.generateSecret(publicKey.publicKey(X448PublicKeyParameters.class), secret, 0), secret);
            }
            default ->
                throw CryptoException.openssl(
                        "error:03000096:digital envelope routines::operation not supported for this keytype");
        };
    }

    private static byte[] agree(DHPrivateKeyParameters privateKey, DHPublicKeyParameters publicKey) {
        DHParameters group = privateKey.getParameters();
        DHParameters other = publicKey.getParameters();
        if (!group.getP().equals(other.getP()) || !group.getG().equals(other.getG())) {
            throw mismatch();
        }
        BigInteger prime = group.getP();
        BigInteger y = publicKey.getY();
        if (y.compareTo(BigInteger.ONE) <= 0 || y.compareTo(prime.subtract(BigInteger.ONE)) >= 0) {
            throw CryptoException.openssl("error:02800066:Diffie-Hellman routines::invalid public key");
        }
        return Integers.padded(y.modPow(privateKey.getX(), prime), (prime.bitLength() + 7) / 8);
    }

    private static byte[] agree(ECPrivateKeyParameters privateKey, ECPublicKeyParameters publicKey) {
        if (!isSame(privateKey.getParameters(), publicKey.getParameters())) {
            throw mismatch();
        }
        return agree(privateKey.getParameters(), privateKey.getD(), publicKey.getQ());
    }

    private static boolean isSame(ECDomainParameters one, ECDomainParameters two) {
        return one.getCurve().equals(two.getCurve())
                && one.getG().equals(two.getG())
                && one.getN().equals(two.getN());
    }

    /** The first coordinate of the common point. */
    static byte[] agree(ECDomainParameters curve, BigInteger scalar, ECPoint other) {
        ECPoint point = other.multiply(scalar).normalize();
        if (point.isInfinity()) {
            throw CryptoException.openssl("error:0800006A:elliptic curve routines::point at infinity");
        }
        return Integers.padded(point.getAffineXCoord().toBigInteger(), Curves.fieldBytes(curve));
    }

    private static CryptoException mismatch() {
        return CryptoException.openssl("error:1C8000CB:Provider routines::mismatching domain parameters");
    }

    private static byte[] derive(Runnable derivation, byte[] secret) {
        try {
            derivation.run();
            return secret;
        } catch (IllegalStateException smallOrder) {
            throw CryptoException.openssl("error:1C8000A4:Provider routines::failed during derivation");
        }
    }
}
