package io.qworker.node.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.Tables4kGCMMultiplier;

/**
 * AES-GCM over Java's AES, giving a byte for each byte at once as OpenSSL does. Java's own GCM holds text back, when it decrypts
 * even all of it; so it only makes the tag here, from the plain text, and counter mode makes the text.
 */
final class AesGcm implements TextCipher.Authenticated {

    private static final int BLOCK = 16;
    private static final int USUAL_IV = 12;
    private static final int TAG_BITS = 128;

    private final boolean encrypt;
    private final Cipher text;
    private final Cipher seal;
    private final byte[] sealed = new byte[Pieces.SIZE + BLOCK];
    private byte[] expected;
    private byte[] tag;

    AesGcm(boolean encrypt, byte[] key, byte[] iv) throws GeneralSecurityException {
        this.encrypt = encrypt;
        this.text = Ciphers.aes("CTR", true, key, counter(key, iv));
        this.seal = Cipher.getInstance("AES/GCM/NoPadding");
        seal.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    }

    /** The block after the one that the tag is masked with (NIST SP 800-38D, 7.1). */
    private static byte[] counter(byte[] key, byte[] iv) throws GeneralSecurityException {
        byte[] block = iv.length == USUAL_IV ? Arrays.copyOf(iv, BLOCK) : hashed(key, iv);
        if (iv.length == USUAL_IV) {
            block[BLOCK - 1] = 1;
        }
        ByteBuffer numbers = ByteBuffer.wrap(block);
        numbers.putInt(BLOCK - Integer.BYTES, numbers.getInt(BLOCK - Integer.BYTES) + 1);
        return block;
    }

    private static byte[] hashed(byte[] key, byte[] iv) throws GeneralSecurityException {
        GCMMultiplier multiplier = new Tables4kGCMMultiplier();
        multiplier.init(Ciphers.aes("ECB", true, key, null).update(new byte[BLOCK]));
        byte[] padded = Arrays.copyOf(iv, (iv.length + BLOCK - 1) / BLOCK * BLOCK + BLOCK);
        ByteBuffer.wrap(padded).putLong(padded.length - Long.BYTES, 8L * iv.length);
        byte[] hash = new byte[BLOCK];
        for (int at = 0; at < padded.length; at += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                hash[i] ^= padded[at + i];
            }
            multiplier.multiplyH(hash);
        }
        return hash;
    }

    @Override
    public void associate(byte[] data) {
        seal.updateAAD(data);
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        byte[] output = new byte[length];
        Pieces.each(offset, length, (at, count) -> {
            int to = at - offset;
            text.update(data, at, count, output, to);
            if (encrypt) {
                seal.update(data, at, count, sealed);
            } else {
                seal.update(output, to, count, sealed);
            }
        });
        return output;
    }

    @Override
    public void expect(byte[] wanted) {
        expected = wanted;
    }

    @Override
    public byte[] finish() {
        try {
            byte[] end = seal.doFinal();
            tag = Arrays.copyOfRange(end, end.length - BLOCK, end.length);
        } catch (GeneralSecurityException e) {
            throw TextCipher.unauthentic();
        }
        if (!encrypt && (expected == null || !MessageDigest.isEqual(tag(expected.length), expected))) {
            throw TextCipher.unauthentic();
        }
        return NOTHING;
    }

    @Override
    public byte[] tag(int length) {
        return Arrays.copyOf(tag, length);
    }
}
