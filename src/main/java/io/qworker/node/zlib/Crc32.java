package io.qworker.node.zlib;

/** Joins checksums: Java's CRC32 cannot go on from a given one. */
final class Crc32 {

    private static final int POLYNOMIAL = 0xedb88320;

    private Crc32() {}

    /** The checksum of what {@code first} was made of followed by the {@code length} bytes that gave {@code second}. */
    static int combine(int first, int second, long length) {
        return multiply(powerOfX(length * Byte.SIZE), first) ^ second;
    }

    /** a(x) b(x) modulo p(x), the highest power in the lowest bit. */
    private static int multiply(int a, int b) {
        int product = 0;
        int factor = b;
        for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= factor;
            }
            factor = (factor & 1) != 0 ? factor >>> 1 ^ POLYNOMIAL : factor >>> 1;
        }
        return product;
    }

    private static int powerOfX(long exponent) {
        int power = 1 << 31;
        int square = 1 << 30;
        for (long left = exponent; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = multiply(square, power);
            }
            square = multiply(square, square);
        }
        return power;
    }
}
