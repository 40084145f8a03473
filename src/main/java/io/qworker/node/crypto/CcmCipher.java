package io.qworker.node.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** CCM, which must know the whole text before it begins: there is one update. A wrong tag is only told at the end. */
final class CcmCipher implements TextCipher.Authenticated {

    private final CCMModeCipher cipher;
    private final boolean encrypt;
    private final KeyParameter key;
    private final byte[] nonce;
    private final int tagLength;
    private byte[] associated = NOTHING;
    private byte[] expected;
    private byte[] tag;
    private boolean done;
    private boolean forged;

    CcmCipher(CCMModeCipher cipher, boolean encrypt, KeyParameter key, byte[] nonce, int tagLength) {
        this.cipher = cipher;
        this.encrypt = encrypt;
        this.key = key;
        this.nonce = nonce;
        this.tagLength = tagLength;
    }

    @Override
    public void associate(byte[] data) {
        associated = data;
    }

    @Override
    public void expect(byte[] wanted) {
        expected = wanted;
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        if (!encrypt && expected == null) {
            String text = "error:1C800077:Provider routines::tag not set";
            throw CryptoException.openssl(text, text);
        }
        if (done) {
            throw CryptoException.plain("Trying to add data in unsupported state");
        }
        done = true;
        cipher.init(encrypt, new AEADParameters(key, 8 * tagLength, nonce, associated));
        return encrypt ? encrypt(data, offset, length) : decrypt(data, offset, length);
    }

    private byte[] encrypt(byte[] data, int offset, int length) {
        cipher.processBytes(data, offset, length, NOTHING, 0);
        byte[] output = new byte[length + tagLength];
        finish(output);
        tag = Arrays.copyOfRange(output, length, output.length);
        return Arrays.copyOf(output, length);
    }

    private byte[] decrypt(byte[] data, int offset, int length) {
        cipher.processBytes(data, offset, length, NOTHING, 0);
        cipher.processBytes(expected, 0, expected.length, NOTHING, 0);
        byte[] output = new byte[length];
        forged = !finish(output);
        return forged ? NOTHING : output;
    }

    private boolean finish(byte[] output) {
        try {
            cipher.doFinal(output, 0);
            return true;
        } catch (InvalidCipherTextException wrongTag) {
            return false;
        }
    }

    @Override
    public byte[] finish() {
        if (encrypt && !done) {
            update(NOTHING, 0, 0);
        }
        if (forged || !encrypt && !done && associated.length > 0) {
            throw TextCipher.unauthentic();
        }
        return NOTHING;
    }

    @Override
    public byte[] tag(int length) {
        return Arrays.copyOf(tag, length);
    }
}
