package io.qworker.node.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Prime numbers, as OpenSSL's BN_generate_prime_ex2 and BN_check_prime make and judge them. */
final class Primes {

    /** OpenSSL takes no larger numbers. */
    static final int MOST_BYTES = (1 << 29) / 8 - 1;

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;

    private Primes() {}

    static boolean isPrime(BigInteger candidate, int checks) {
        int rounds = checks > 0 ? checks : candidate.bitLength() > 2048 ? 128 : 64;
        return candidate.compareTo(ONE) > 0 && candidate.isProbablePrime(2 * rounds);
    }

    /** {@code safe}: half of it is prime too. With {@code add}, the prime leaves {@code remainder} (default 1) when divided by it. */
    static BigInteger generate(int bits, boolean safe, BigInteger add, BigInteger remainder) {
        checkSize(bits, safe, add);
        if (add == null) {
            return safe ? safe(bits) : plain(bits);
        }
        BigInteger rest = remainder != null ? remainder : safe ? BigInteger.valueOf(3) : ONE;
        return withRemainder(bits, safe, add, rest);
    }

    private static void checkSize(int bits, boolean safe, BigInteger add) {
        boolean tooSmall = bits < 2 || safe && add == null && bits < 6 && bits != 3;
        if (tooSmall) {
            throw CryptoException.openssl("error:0180007B:bignum routines::bits too small");
        }
    }

    /** Both highest bits are set, so that the product of two has exactly twice as many. */
    private static BigInteger plain(int bits) {
        SecureRandom random = RandomBinding.Source.random();
        PrimeSearch search = new PrimeSearch(false, TWO);
        while (true) {
            BigInteger start = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
            BigInteger found = search.from(bits < 3 ? start : start.setBit(bits - 2));
            if (found != null && found.bitLength() == bits) {
                return found;
            }
        }
    }

    private static BigInteger safe(int bits) {
        // Half of it must be odd; and three divides neither.
        BigInteger step = BigInteger.valueOf(bits > 8 ? 12 : 4);
        return withRemainder(bits, true, step, step.subtract(ONE));
    }

    private static BigInteger withRemainder(int bits, boolean safe, BigInteger add, BigInteger rest) {
        SecureRandom random = RandomBinding.Source.random();
        PrimeSearch search = new PrimeSearch(safe, add);
        while (true) {
            BigInteger start = new BigInteger(bits, random).setBit(bits - 1);
            BigInteger found = search.from(start.subtract(start.mod(add)).add(rest));
            if (found != null && found.bitLength() == bits) {
                return found;
            }
        }
    }
}
