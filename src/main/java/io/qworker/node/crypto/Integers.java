package io.qworker.node.crypto;

import java.math.BigInteger;

/** Unsigned integers as bytes, the highest first. */
final class Integers {

    private Integers() {}

    /** In exactly {@code length} bytes, which must be enough. */
    static byte[] padded(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        int skip = signed[0] == 0 ? 1 : 0;
        byte[] padded = new byte[length];
        System.arraycopy(signed, skip, padded, length - (signed.length - skip), signed.length - skip);
        return padded;
    }

    /** In as few bytes as it needs; zero in none. */
    static byte[] bytes(BigInteger value) {
        return padded(value, (value.bitLength() + 7) / 8);
    }
}
