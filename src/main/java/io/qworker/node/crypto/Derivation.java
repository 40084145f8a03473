package io.qworker.node.crypto;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** PBKDF2 (RFC 8018) and HKDF (RFC 5869) over {@link Hmac}. */
final class Derivation {

    private Derivation() {}

    static byte[] pbkdf2(DigestAlgorithm algorithm, byte[] password, byte[] salt, int iterations, int length) {
        Hmac hmac = new Hmac(algorithm, password);
        byte[] derived = new byte[length];
        for (int block = 1, at = 0; at < length; block++, at += hmac.length()) {
            byte[] bytes = block(hmac, salt, block, iterations);
            System.arraycopy(bytes, 0, derived, at, Math.min(bytes.length, length - at));
        }
        return derived;
    }

    private static byte[] block(Hmac hmac, byte[] salt, int number, int iterations) {
        byte[] last = hmac.update(salt)
                .update((byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number)
                .digest();
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = hmac.update(last).digest();
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= last[j];
            }
        }
        return sum;
    }

    static byte[] hkdf(DigestAlgorithm algorithm, byte[] key, byte[] salt, byte[] info, int length) {
        return hkdfExpand(algorithm, new Hmac(algorithm, salt).update(key).digest(), info, length);
    }

    static byte[] hkdfExpand(DigestAlgorithm algorithm, byte[] pseudorandom, byte[] info, int length) {
        Hmac hmac = new Hmac(algorithm, pseudorandom);
        ByteArrayOutputStream derived = new ByteArrayOutputStream();
        byte[] last = {};
        for (int counter = 1; derived.size() < length; counter++) {
            last = hmac.update(last).update(info).update((byte) counter).digest();
            derived.writeBytes(last);
        }
        return Arrays.copyOf(derived.toByteArray(), length);
    }
}
