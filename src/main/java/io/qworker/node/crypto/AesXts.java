package io.qworker.node.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;

/** AES-XTS (IEEE 1619): each update is one sector, whose end borrows from the block before it when it is no whole one. */
final class AesXts implements TextCipher {

    private static final int BLOCK = 16;

    private final boolean encrypt;
    private final Cipher cipher;
    private final byte[] firstTweak;

    AesXts(boolean encrypt, byte[] key, byte[] iv) throws GeneralSecurityException {
        byte[] one = Arrays.copyOf(key, key.length / 2);
        byte[] two = Arrays.copyOfRange(key, key.length / 2, key.length);
        if (Arrays.equals(one, two)) {
            String text = "error:1C800095:Provider routines::xts duplicated keys";
            throw CryptoException.openssl(text, text);
        }
        this.encrypt = encrypt;
        this.cipher = Ciphers.aes("ECB", encrypt, one, null);
        this.firstTweak = Ciphers.aes("ECB", true, two, null).update(iv);
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        if (length < BLOCK) {
            throw CryptoException.plain("Trying to add data in unsupported state");
        }
        byte[] output = Arrays.copyOfRange(data, offset, offset + length);
        byte[] tweak = firstTweak.clone();
        int rest = length % BLOCK;
        int whole = rest == 0 ? length : length - BLOCK - rest;
        for (int at = 0; at < whole; at += BLOCK) {
            process(output, at, tweak);
            twice(tweak);
        }
        if (rest > 0) {
            finishOdd(output, whole, rest, tweak);
        }
        return output;
    }

    /** The last whole block and the {@code rest} after it. */
    private void finishOdd(byte[] output, int at, int rest, byte[] tweak) {
        byte[] next = tweak.clone();
        twice(next);
        process(output, at, encrypt ? tweak : next);
        for (int i = 0; i < rest; i++) {
            byte swapped = output[at + i];
            output[at + i] = output[at + BLOCK + i];
            output[at + BLOCK + i] = swapped;
        }
        process(output, at, encrypt ? next : tweak);
    }

    private void process(byte[] text, int at, byte[] tweak) {
        mask(text, at, tweak);
        System.arraycopy(cipher.update(text, at, BLOCK), 0, text, at, BLOCK);
        mask(text, at, tweak);
    }

    private static void mask(byte[] text, int at, byte[] tweak) {
        for (int i = 0; i < BLOCK; i++) {
            text[at + i] ^= tweak[i];
        }
    }

    private static void twice(byte[] tweak) {
        int carry = 0;
        for (int i = 0; i < BLOCK; i++) {
            int doubled = (tweak[i] & 0xff) << 1 | carry;
            tweak[i] = (byte) doubled;
            carry = doubled >>> 8;
        }
        tweak[0] ^= (byte) (carry * 0x87);
    }

    @Override
    public byte[] finish() {
        return NOTHING;
    }
}
