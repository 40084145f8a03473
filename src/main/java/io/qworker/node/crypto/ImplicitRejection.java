package io.qworker.node.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * Decrypts PKCS #1 v1.5 without telling whether the padding was right: a broken text gives another one, always the same, made of
 * key and text (draft-irtf-cfrg-rsa-guidance). Whoever sends guesses learns nothing.
 */
final class ImplicitRejection {

    private static final int CANDIDATES = 128;
    private static final int SHORT = 2;

    private ImplicitRejection() {}

    static byte[] decrypt(AsymmetricKey key, byte[] data) {
        byte[] block = RsaPrimitive.withPrivateKey(key, data);
        byte[] secret = secret(key, data);
        byte[] decoy = expand(secret, "message", block.length);
        int found = RsaPadding.start2(block);
        int broken = found >> 31;
        int start = ~broken & found | broken & block.length - decoyLength(secret, block.length);
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (~broken & block[i] | broken & decoy[i]);
        }
        return Arrays.copyOfRange(block, start, block.length);
    }

    private static byte[] secret(AsymmetricKey key, byte[] data) {
        int length = RsaKeys.bytes(key);
        byte[] exponent = Integers.padded(key.privateKey(RSAKeyParameters.class).getExponent(), length);
        byte[] padded = new byte[length];
        System.arraycopy(data, 0, padded, length - data.length, data.length);
        return new Hmac(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.digest(exponent))
                .update(padded)
                .digest();
    }

    /** The last of many lengths that is not too long. */
    private static int decoyLength(byte[] secret, int blockLength) {
        byte[] candidates = expand(secret, "length", SHORT * CANDIDATES);
        int most = blockLength - 2 - 8;
        int mask = Integer.highestOneBit(most) * 2 - 1;
        int chosen = 0;
        for (int i = 0; i < candidates.length; i += SHORT) {
            int candidate = ((candidates[i] & 0xff) << 8 | candidates[i + 1] & 0xff) & mask;
            int fits = candidate - most >> 31;
            chosen = fits & candidate | ~fits & chosen;
        }
        return chosen;
    }

    private static byte[] expand(byte[] secret, String label, int length) {
        Hmac hmac = new Hmac(DigestAlgorithm.SHA256, secret);
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        byte[] expanded = new byte[length];
        for (int at = 0, round = 0; at < length; round++) {
            byte[] bytes = hmac.update(bigEndian(round))
                    .update(name)
                    .update(bigEndian(length * Byte.SIZE))
                    .digest();
            int count = Math.min(bytes.length, length - at);
            System.arraycopy(bytes, 0, expanded, at, count);
            at += count;
        }
        return expanded;
    }

    private static byte[] bigEndian(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }
}
