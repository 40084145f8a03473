package io.qworker.node.crypto;

import java.util.Arrays;

/** The padding of PKCS #1 v1.5 (RFC 8017, 7.2.1 and 9.2), which OpenSSL calls type 1 and type 2. */
final class RsaPadding {

    /** What any padding takes up at least. */
    private static final int OVERHEAD = 11;

    private static final int LEAST_FILL = 8;

    private RsaPadding() {}

    static CryptoException tooLarge() {
        return CryptoException.openssl("error:0200006E:rsa routines::data too large for key size");
    }

    /** With ones, for signatures. */
    static byte[] pad1(byte[] data, int length) {
        byte[] block = frame(1, data, length);
        Arrays.fill(block, 2, length - data.length - 1, (byte) 0xff);
        return block;
    }

    /** With anything but zeros, for encryption. */
    static byte[] pad2(byte[] data, int length) {
        byte[] block = frame(2, data, length);
        for (int i = 2; i < length - data.length - 1; i++) {
            block[i] = (byte) (1 + RandomBinding.Source.random().nextInt(255));
        }
        return block;
    }

    private static byte[] frame(int type, byte[] data, int length) {
        if (data.length > length - OVERHEAD) {
            throw tooLarge();
        }
        byte[] block = new byte[length];
        block[1] = (byte) type;
        System.arraycopy(data, 0, block, length - data.length, data.length);
        return block;
    }

    static byte[] strip1(byte[] block) {
        if (block[0] != 0) {
            throw wrong("8A", "invalid padding");
        }
        if (block[1] != 1) {
            throw wrong("6A", "block type is not 01");
        }
        int at = 2;
        while (at < block.length && block[at] == (byte) 0xff) {
            at++;
        }
        if (at == block.length) {
            throw wrong("71", "null before block missing");
        }
        if (block[at] != 0) {
            throw wrong("66", "bad fixed header decrypt");
        }
        if (at < 2 + LEAST_FILL) {
            throw wrong("67", "bad pad byte count");
        }
        return Arrays.copyOfRange(block, at + 1, block.length);
    }

    private static CryptoException wrong(String number, String reason) {
        return CryptoException.openssl(
                "error:020000" + number + ":rsa routines::" + reason,
                "error:02000072:rsa routines::padding check failed");
    }

    /**
     * Where the text in a block of type 2 begins, or -1. It looks at every byte and decides without branches, so that the time
     * it takes tells nothing, as far as that can be had in Java.
     */
    static int start2(byte[] block) {
        int good = zeroMask(block[0]) & zeroMask(block[1] ^ 2);
        int found = 0;
        int zero = 0;
        for (int i = 2; i < block.length; i++) {
            int isZero = zeroMask(block[i]);
            zero |= ~found & isZero & i;
            found |= isZero;
        }
        good &= found & ~(zero - 2 - LEAST_FILL >> 31);
        return good & zero + 1 | ~good;
    }

    /** All ones for zero, else zero. */
    private static int zeroMask(int value) {
        int bits = value & 0xff;
        return bits - 1 >> 31;
    }
}
