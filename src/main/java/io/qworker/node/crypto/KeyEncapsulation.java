package io.qworker.node.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** Secrets for the owner of a key: ML-KEM (FIPS 203), RSASVE (NIST SP 800-56B) and the DHKEM of RFC 9180. */
final class KeyEncapsulation {

    private KeyEncapsulation() {}

    /** A fresh secret, and what its owner finds it by. */
    record Encapsulated(byte[] secret, byte[] text) {}

    static Encapsulated encapsulate(AsymmetricKey key) throws Exception {
        return switch (key.algorithm()) {
            case ML_KEM_512, ML_KEM_768, ML_KEM_1024 -> {
                SecretWithEncapsulation made =
                        new MLKEMGenerator(RandomBinding.Source.random()).generateEncapsulated(key.publicKey());
                yield new Encapsulated(made.getSecret(), made.getEncapsulation());
            }
            case RSA -> encapsulateRsa(key);
            case EC, X25519, X448 -> DhKem.of(key).encapsulate();
            default -> throw unsupported(key);
        };
    }

    static byte[] decapsulate(AsymmetricKey key, byte[] text) throws Exception {
        return switch (key.algorithm()) {
            case ML_KEM_512, ML_KEM_768, ML_KEM_1024 ->
                new MLKEMExtractor(key.privateKey(MLKEMPrivateKeyParameters.class)).extractSecret(text);
            case RSA -> decapsulateRsa(key, text);
            case EC, X25519, X448 -> DhKem.of(key).decapsulate(text);
            default -> throw unsupported(key);
        };
    }

    private static IllegalArgumentException unsupported(AsymmetricKey key) {
        return new IllegalArgumentException("No encapsulation for " + key.algorithm());
    }

    private static Encapsulated encapsulateRsa(AsymmetricKey key) {
        BigInteger most = key.publicKey(RSAKeyParameters.class).getModulus().subtract(BigInteger.TWO);
        BigInteger number = BigIntegers.createRandomInRange(BigInteger.TWO, most, RandomBinding.Source.random());
        byte[] secret = Integers.padded(number, RsaKeys.bytes(key));
        return new Encapsulated(secret, RsaPrimitive.withPublicKey(key, secret));
    }

    private static byte[] decapsulateRsa(AsymmetricKey key, byte[] text) {
        byte[] trivial = Integers.padded(BigInteger.ONE, RsaKeys.bytes(key));
        if (text.length != RsaKeys.bytes(key)
                || new BigInteger(1, text).signum() == 0
                || Arrays.equals(text, trivial)) {
            throw new IllegalArgumentException("No RSASVE text");
        }
        return RsaPrimitive.withPrivateKey(key, text);
    }
}
