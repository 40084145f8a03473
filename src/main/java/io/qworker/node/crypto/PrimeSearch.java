package io.qworker.node.crypto;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Looks for primes in steps, from a number on. A sieve takes out what small primes divide, so that few candidates need a costly
 * test; for safe primes, of which half must be prime too, that is what makes the search bearable.
 */
record PrimeSearch(boolean safe, BigInteger step) {

    /** Steps of one sieve. */
    private static final int STEPS = 1 << 14;

    private static final int LARGEST_DIVISOR = 1 << 15;

    /** The first prime within reach; null when there is none. */
    BigInteger from(BigInteger start) {
        BitSet composite = sieve(start);
        for (int at = composite.nextClearBit(0); at < STEPS; at = composite.nextClearBit(at + 1)) {
            BigInteger candidate = start.add(step.multiply(BigInteger.valueOf(at)));
            if (isPrime(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isPrime(BigInteger candidate) {
        BigInteger half = candidate.shiftRight(1);
        // A short test first, for both: most candidates fail it.
        return (!safe || half.isProbablePrime(2))
                && candidate.isProbablePrime(2)
                && (!safe || Primes.isPrime(half, 0))
                && Primes.isPrime(candidate, 0);
    }

    private BitSet sieve(BigInteger start) {
        BitSet composite = new BitSet(STEPS);
        for (int divisor : SmallPrimes.ALL) {
            if (BigInteger.valueOf(divisor).bitLength() * 2 >= start.bitLength()) {
                break;
            }
            int first = start.mod(BigInteger.valueOf(divisor)).intValue();
            int advance = step.mod(BigInteger.valueOf(divisor)).intValue();
            strike(composite, divisor, first, advance, 0);
            if (safe && divisor > 2) {
                strike(composite, divisor, first, advance, 1);
            }
        }
        return composite;
    }

    /** Takes out every step that leaves {@code rest} when divided. */
    private static void strike(BitSet composite, int divisor, int first, int advance, int rest) {
        if (advance == 0) {
            if (first == rest) {
                composite.set(0, STEPS);
            }
            return;
        }
        long inverse = BigInteger.valueOf(advance)
                .modInverse(BigInteger.valueOf(divisor))
                .longValue();
        int at = (int) ((rest - first + divisor) % divisor * inverse % divisor);
        for (; at < STEPS; at += divisor) {
            composite.set(at);
        }
    }

    /** Those that are tried as divisors. */
    private static final class SmallPrimes {

        static final int[] ALL = all();

        private static int[] all() {
            BitSet composite = new BitSet(LARGEST_DIVISOR);
            for (int i = 2; i * i < LARGEST_DIVISOR; i++) {
                for (int j = i * i; !composite.get(i) && j < LARGEST_DIVISOR; j += i) {
                    composite.set(j);
                }
            }
            return java.util.stream.IntStream.range(2, LARGEST_DIVISOR)
                    .filter(number -> !composite.get(number))
                    .toArray();
        }
    }
}
