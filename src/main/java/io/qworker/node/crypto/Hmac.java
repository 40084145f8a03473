package io.qworker.node.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** A keyed digest (RFC 2104), over any of ours. After {@link #digest} it begins anew with the same key. */
final class Hmac {

    private final MessageDigest keyedInside;
    private final MessageDigest keyedOutside;
    private final int length;
    private MessageDigest inside;

    Hmac(DigestAlgorithm algorithm, byte[] key) {
        if (algorithm.isExtendable()) {
            throw CryptoException.plain("error:00000000:lib(0)::reason(0)");
        }
        byte[] block =
                Arrays.copyOf(key.length > algorithm.blockSize() ? algorithm.digest(key) : key, algorithm.blockSize());
        keyedInside = algorithm.create();
        keyedInside.update(padded(block, 0x36));
        keyedOutside = algorithm.create();
        keyedOutside.update(padded(block, 0x5c));
        length = algorithm.length();
        inside = DigestAlgorithm.copy(keyedInside);
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] padded = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            padded[i] = (byte) (key[i] ^ pad);
        }
        return padded;
    }

    int length() {
        return length;
    }

    Hmac update(byte... bytes) {
        inside.update(bytes);
        return this;
    }

    void update(byte[] bytes, int offset, int count) {
        Pieces.update(inside, bytes, offset, count);
    }

    byte[] digest() {
        byte[] inner = inside.digest();
        MessageDigest outside = DigestAlgorithm.copy(keyedOutside);
        outside.update(inner);
        inside = DigestAlgorithm.copy(keyedInside);
        return outside.digest();
    }
}
