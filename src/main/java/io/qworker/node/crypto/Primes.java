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
        while (true) {
            BigInteger candidate = BigInteger.probablePrime(bits, random);
            if (bits < 3 || candidate.testBit(bits - 2)) {
                return candidate;
            }
        }
    }

    private static BigInteger safe(int bits) {
        SecureRandom random = RandomBinding.Source.random();
        while (true) {
            BigInteger half = random(bits - 1, random).setBit(0);
            BigInteger candidate = half.shiftLeft(1).setBit(0);
            if (mayBePrime(half)
                    && mayBePrime(candidate)
                    && half.isProbablePrime(100)
                    && candidate.isProbablePrime(100)) {
                return candidate;
            }
        }
    }

    private static BigInteger withRemainder(int bits, boolean safe, BigInteger add, BigInteger rest) {
        SecureRandom random = RandomBinding.Source.random();
        while (true) {
            BigInteger start = random(bits, random);
            BigInteger candidate = start.subtract(start.mod(add)).add(rest);
            if (candidate.bitLength() == bits
                    && isPrime(candidate, 0)
                    && (!safe || isPrime(candidate.shiftRight(1), 0))) {
                return candidate;
            }
        }
    }

    private static BigInteger random(int bits, SecureRandom random) {
        BigInteger value = new BigInteger(bits, random).setBit(bits - 1);
        return bits > 2 ? value.setBit(bits - 2) : value;
    }

    /** A quick look at small factors, which spares most of the costly tests. */
    private static boolean mayBePrime(BigInteger candidate) {
        if (candidate.bitLength() < 16) {
            return true;
        }
        return candidate.gcd(SmallPrimes.PRODUCT).equals(ONE);
    }

    private static final class SmallPrimes {

        static final BigInteger PRODUCT = product();

        private static BigInteger product() {
            BigInteger product = ONE;
            for (BigInteger prime = TWO; prime.bitLength() < 11; prime = prime.nextProbablePrime()) {
                product = product.multiply(prime);
            }
            return product;
        }
    }
}
