package io.qworker.node.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** EME-OAEP (RFC 8017, 7.1). */
record Oaep(DigestAlgorithm digest, byte[] label) {

    byte[] pad(byte[] data, int length) {
        if (data.length > length - 2 * hashLength() - 2) {
            throw RsaPadding.tooLarge();
        }
        byte[] body = new byte[length - hashLength() - 1];
        byte[] labelHash = digest.digest(label);
        System.arraycopy(labelHash, 0, body, 0, labelHash.length);
        body[body.length - data.length - 1] = 1;
        System.arraycopy(data, 0, body, body.length - data.length, data.length);
        byte[] seed = RandomBinding.Source.bytes(hashLength());
        MaskGeneration mask = new MaskGeneration(digest);
        mask.cover(body, seed);
        mask.cover(seed, body);
        byte[] block = new byte[length];
        System.arraycopy(seed, 0, block, 1, seed.length);
        System.arraycopy(body, 0, block, 1 + seed.length, body.length);
        return block;
    }

    byte[] strip(byte[] block) {
        int hash = hashLength();
        if (block.length < 2 * hash + 2) {
            throw broken();
        }
        byte[] seed = Arrays.copyOfRange(block, 1, 1 + hash);
        byte[] body = Arrays.copyOfRange(block, 1 + hash, block.length);
        MaskGeneration mask = new MaskGeneration(digest);
        mask.cover(seed, body);
        mask.cover(body, seed);
        int start = hash;
        while (start < body.length && body[start] == 0) {
            start++;
        }
        // One verdict on everything: which part was wrong must not show.
        boolean labelled = MessageDigest.isEqual(Arrays.copyOf(body, hash), digest.digest(label));
        boolean separated = start < body.length && body[start] == 1;
        if (!(labelled & separated & block[0] == 0)) {
            throw broken();
        }
        return Arrays.copyOfRange(body, start + 1, body.length);
    }

    private int hashLength() {
        if (digest.isExtendable()) {
            throw CryptoException.openssl("error:020000B5:rsa routines::invalid length");
        }
        return digest.length();
    }

    private static CryptoException broken() {
        return CryptoException.openssl("error:02000079:rsa routines::oaep decoding error");
    }
}
