package io.qworker.node.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** RSA itself, without padding (RFC 8017, 5.1 and 5.2). What comes out is as long as the modulus. */
final class RsaPrimitive {

    private RsaPrimitive() {}

    /** Blinded, so that the time it takes tells nothing. */
    static byte[] withPrivateKey(AsymmetricKey key, byte[] block) {
        if (key.privateKey() == null) {
            throw CryptoException.openssl("error:020000B3:rsa routines::missing private key");
        }
        check(key, block);
        RSABlindedEngine engine = new RSABlindedEngine();
        engine.init(true, new ParametersWithRandom(key.privateKey(), RandomBinding.Source.random()));
        return Integers.padded(new BigInteger(1, engine.processBlock(block, 0, block.length)), RsaKeys.bytes(key));
    }

    static byte[] withPublicKey(AsymmetricKey key, byte[] block) {
        check(key, block);
        RSAKeyParameters rsa = key.publicKey(RSAKeyParameters.class);
        BigInteger result = new BigInteger(1, block).modPow(rsa.getExponent(), rsa.getModulus());
        return Integers.padded(result, RsaKeys.bytes(key));
    }

    private static void check(AsymmetricKey key, byte[] block) {
        if (block.length > RsaKeys.bytes(key)) {
            throw CryptoException.openssl("error:0200006C:rsa routines::data greater than mod len");
        }
        BigInteger modulus = key.publicKey(RSAKeyParameters.class).getModulus();
        if (new BigInteger(1, block).compareTo(modulus) >= 0) {
            throw CryptoException.openssl("error:02000084:rsa routines::data too large for modulus");
        }
    }
}
