package io.qworker.node.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.DHParameters;

/** Where Diffie-Hellman is done: a prime, and what generates its residues. Either may be anything a script asks for. */
record DhGroup(BigInteger prime, BigInteger generator) {

    /** OpenSSL makes no keys for smaller primes. */
    static final int LEAST_BITS = 512;

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    static DhGroup of(DHParameters parameters) {
        return new DhGroup(parameters.getP(), parameters.getG());
    }

    /** With a safe prime of which the generator makes at least half of all residues, as OpenSSL chooses it. */
    static DhGroup generate(int bits, BigInteger generator) {
        int step = generator.equals(BigInteger.TWO) ? 24 : generator.equals(FIVE) ? 60 : 12;
        BigInteger prime = Primes.generate(bits, true, BigInteger.valueOf(step), BigInteger.valueOf(step - 1));
        return new DhGroup(prime, generator);
    }

    boolean isUsable() {
        return prime.testBit(0) && prime.bitLength() >= LEAST_BITS;
    }

    /** Bytes of its numbers. */
    int bytes() {
        return (prime.bitLength() + 7) / 8;
    }

    DHParameters parameters() {
        return new DHParameters(prime, generator);
    }
}
