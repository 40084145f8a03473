package io.qworker.node.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** EMSA-PSS (RFC 8017, 9.1): digests padded with salt to blocks of so many bits. */
record PssEncoding(DigestAlgorithm digest, DigestAlgorithm mask, int bits) {

    /** The salt may be of any length. */
    static final int ANY = -2;

    private int bytes() {
        return (bits + 7) / 8;
    }

    int mostSalt() {
        return bytes() - digest.length() - 2;
    }

    byte[] encode(byte[] hash, int saltLength) {
        if (saltLength < 0 || saltLength > mostSalt()) {
            throw CryptoException.openssl("error:0200006E:rsa routines::data too large for key size");
        }
        byte[] salt = new byte[saltLength];
        RandomBinding.Source.random().nextBytes(salt);
        byte[] salted = salted(hash, salt);
        byte[] data = new byte[bytes() - salted.length - 1];
        data[data.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, data, data.length - salt.length, salt.length);
        cover(data, salted);
        byte[] block = Arrays.copyOf(data, bytes());
        System.arraycopy(salted, 0, block, data.length, salted.length);
        block[block.length - 1] = (byte) 0xbc;
        return block;
    }

    boolean fits(byte[] hash, byte[] padded, int saltLength) {
        byte[] block = Arrays.copyOfRange(padded, padded.length - bytes(), padded.length);
        int rest = bytes() - digest.length() - 1;
        if (rest < 1 || block[block.length - 1] != (byte) 0xbc || (block[0] & 0xff & ~firstMask()) != 0) {
            return false;
        }
        byte[] salted = Arrays.copyOfRange(block, rest, block.length - 1);
        byte[] data = Arrays.copyOf(block, rest);
        cover(data, salted);
        int one = 0;
        while (one < data.length - 1 && data[one] == 0) {
            one++;
        }
        byte[] salt = Arrays.copyOfRange(data, one + 1, data.length);
        return data[one] == 1
                && (saltLength == ANY || salt.length == saltLength)
                && MessageDigest.isEqual(salted, salted(hash, salt));
    }

    private byte[] salted(byte[] hash, byte[] salt) {
        return digest.digest(new byte[8], hash, salt);
    }

    /** Masks {@code data}, and clears the bits that are too many. */
    private void cover(byte[] data, byte[] seed) {
        new MaskGeneration(mask).cover(data, seed);
        data[0] &= (byte) firstMask();
    }

    private int firstMask() {
        return 0xff >>> 8 * bytes() - bits;
    }
}
