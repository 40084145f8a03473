package io.qworker.node.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;

/** One side of an agreement in the integers modulo a prime, judged as OpenSSL's DH judges. Source: Node 24, src/crypto/crypto_dh.cc. */
final class DiffieHellman {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final int MOST_BITS = 10_000;

    // What can be wrong with a group.
    private static final int NOT_PRIME = 1;
    private static final int NOT_SAFE_PRIME = 2;
    private static final int UNSUITABLE_GENERATOR = 8;
    private static final int TOO_SMALL = 128;
    private static final int TOO_LARGE = 256;

    private final DhGroup group;
    private BigInteger publicKey = BigInteger.ZERO;
    private BigInteger privateKey = BigInteger.ZERO;

    DiffieHellman(DhGroup group) {
        this.group = group;
    }

    /** Flags that say what is wrong with the group; zero when nothing is. */
    int check() {
        BigInteger prime = group.prime();
        if (ModpGroups.keyBits(group) > 0) {
            return 0;
        }
        int wrong = prime.testBit(0) ? 0 : NOT_PRIME;
        if (group.generator().compareTo(ONE) <= 0 || group.generator().compareTo(prime.subtract(ONE)) >= 0) {
            wrong |= UNSUITABLE_GENERATOR;
        }
        wrong |= prime.bitLength() < DhGroup.LEAST_BITS ? TOO_SMALL : 0;
        wrong |= prime.bitLength() > MOST_BITS ? TOO_LARGE : 0;
        if (!Primes.isPrime(prime, 0)) {
            wrong |= NOT_PRIME;
        } else if (!Primes.isPrime(prime.shiftRight(1), 0)) {
            wrong |= NOT_SAFE_PRIME;
        }
        return wrong;
    }

    BigInteger prime() {
        if (group.prime().signum() == 0) {
            throw invalidState("p is null");
        }
        return group.prime();
    }

    BigInteger generator() {
        if (group.generator().signum() == 0) {
            throw invalidState("g is null");
        }
        return group.generator();
    }

    BigInteger publicKey() {
        if (publicKey.signum() == 0) {
            throw invalidState("No public key - did you forget to generate one?");
        }
        return publicKey;
    }

    BigInteger privateKey() {
        if (privateKey.signum() == 0) {
            throw invalidState("No private key - did you forget to generate one?");
        }
        return privateKey;
    }

    static CryptoException tooSmall() {
        return CryptoException.openssl("error:0280007E:Diffie-Hellman routines::modulus too small");
    }

    private static CryptoException invalidState(String message) {
        return CryptoException.error("ERR_CRYPTO_INVALID_STATE", message);
    }

    void setPublicKey(BigInteger key) {
        publicKey = key;
    }

    void setPrivateKey(BigInteger key) {
        privateKey = key;
    }

    /** The public key, of a fresh private one unless there is one. */
    BigInteger generateKeys() {
        if (!group.isUsable()) {
            throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "Key generation failed");
        }
        if (privateKey.signum() == 0) {
            privateKey = newPrivateKey(group);
        }
        publicKey = group.generator().modPow(privateKey, group.prime());
        return publicKey;
    }

    static BigInteger newPrivateKey(DhGroup group) {
        SecureRandom random = RandomBinding.Source.random();
        int known = ModpGroups.keyBits(group);
        if (known > 0) {
            return new BigInteger(known, random).max(ONE);
        }
        int bits = group.prime().bitLength() - 1;
        BigInteger key = new BigInteger(bits, random).setBit(bits - 1);
        // Two is no square then, so that the lowest bit would be known to everybody.
        boolean betraysLowestBit =
                group.generator().equals(TWO) && !group.prime().testBit(2);
        return betraysLowestBit ? key.clearBit(0) : key;
    }

    /** As long as the prime. Empty when there is nothing to compute it with. */
    byte[] computeSecret(BigInteger other) {
        checkPublicKey(other);
        if (privateKey.signum() == 0 || !group.isUsable()) {
            return new byte[0];
        }
        return Integers.padded(other.modPow(privateKey, group.prime()), group.bytes());
    }

    private void checkPublicKey(BigInteger key) {
        BigInteger prime = group.prime();
        if (key.compareTo(ONE) <= 0) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too small");
        }
        if (key.compareTo(prime.subtract(ONE)) >= 0) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too large");
        }
        boolean known = ModpGroups.keyBits(group) > 0;
        if (known && !key.modPow(prime.shiftRight(1), prime).equals(ONE)) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYTYPE", "Supplied key is invalid");
        }
    }
}
