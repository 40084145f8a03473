package io.qworker.node.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;

/**
 * Feeds Java's ciphers and digests in small pieces. Java uses the processor's instructions for them only once the methods around
 * are compiled, and it is the number of calls that has them compiled: given all at once, a large input would long be worked on
 * by an interpreter.
 */
final class Pieces {

    /** A multiple of every block. */
    static final int SIZE = 1024;

    private Pieces() {}

    @FunctionalInterface
    interface Step {
        void take(int offset, int length) throws GeneralSecurityException;
    }

    static void each(int offset, int length, Step step) {
        int end = offset + length;
        try {
            for (int at = offset; at < end; at += SIZE) {
                step.take(at, Math.min(SIZE, end - at));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A cipher refuses a piece of text", e);
        }
    }

    /** Of a cipher that gives a byte for each byte. */
    static byte[] update(Cipher cipher, byte[] data, int offset, int length) {
        byte[] output = new byte[length];
        each(offset, length, (at, count) -> cipher.update(data, at, count, output, at - offset));
        return output;
    }

    static void update(MessageDigest digest, byte[] data, int offset, int length) {
        each(offset, length, (at, count) -> digest.update(data, at, count));
    }
}
