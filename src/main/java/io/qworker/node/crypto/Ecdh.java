package io.qworker.node.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** One side of an agreement on an elliptic curve. Source: Node 24, src/crypto/crypto_ec.cc. */
final class Ecdh {

    private final ECNamedDomainParameters curve;
    private ECPoint publicKey;
    private BigInteger privateKey;

    Ecdh(ECNamedDomainParameters curve) {
        this.curve = curve;
    }

    void generateKeys() {
        use(BigIntegers.createRandomInRange(
                BigInteger.ONE, curve.getN().subtract(BigInteger.ONE), RandomBinding.Source.random()));
    }

    private void use(BigInteger scalar) {
        privateKey = scalar;
        publicKey = curve.getG().multiply(scalar).normalize();
    }

    ECPoint publicKey() {
        if (publicKey == null) {
            throw failed("Failed to get ECDH public key");
        }
        return publicKey;
    }

    BigInteger privateKey() {
        if (privateKey == null) {
            throw failed("Failed to get ECDH private key");
        }
        return privateKey;
    }

    void setPrivateKey(BigInteger scalar) {
        if (!Curves.isPrivateKey(curve, scalar)) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYTYPE", "Private key is not valid for specified curve.");
        }
        use(scalar);
    }

    void setPublicKey(byte[] point) {
        publicKey = point(curve, point);
    }

    static ECPoint point(ECNamedDomainParameters curve, byte[] bytes) {
        try {
            return Curves.decode(curve, bytes);
        } catch (IllegalArgumentException noPoint) {
            throw failed("Failed to convert Buffer to EC_POINT");
        }
    }

    /** Null when the bytes are no point of the curve. */
    byte[] computeSecret(byte[] other) {
        checkPair();
        ECPoint point;
        try {
            point = Curves.decode(curve, other);
        } catch (IllegalArgumentException noPoint) {
            return null;
        }
        try {
            return KeyAgreement.agree(curve, privateKey, point);
        } catch (CryptoException infinity) {
            throw failed("Failed to compute ECDH key");
        }
    }

    private void checkPair() {
        boolean valid = privateKey != null
                && publicKey != null
                && publicKey
                        .normalize()
                        .equals(curve.getG().multiply(privateKey).normalize());
        if (!valid) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYPAIR", "Invalid key pair");
        }
    }

    private static CryptoException failed(String message) {
        return CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", message);
    }
}
