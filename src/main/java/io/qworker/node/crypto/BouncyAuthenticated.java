package io.qworker.node.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** OCB and GCM of Bouncy Castle, for which the tag is the end of the text. */
final class BouncyAuthenticated implements TextCipher.Authenticated {

    private final AEADBlockCipher cipher;
    private final boolean encrypt;
    private final int tagLength;
    private byte[] expected;
    private byte[] tag;

    BouncyAuthenticated(AEADBlockCipher cipher, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
        this.cipher = cipher;
        this.encrypt = encrypt;
        this.tagLength = tagLength;
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), 8 * tagLength, iv));
    }

    @Override
    public void associate(byte[] data) {
        cipher.processAADBytes(data, 0, data.length);
    }

    @Override
    public void expect(byte[] wanted) {
        expected = wanted;
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        byte[] output = new byte[cipher.getUpdateOutputSize(length)];
        return Arrays.copyOf(output, cipher.processBytes(data, offset, length, output, 0));
    }

    @Override
    public byte[] finish() {
        if (!encrypt && expected == null) {
            throw TextCipher.unauthentic();
        }
        try {
            byte[] before = encrypt ? NOTHING : update(expected, 0, expected.length);
            byte[] last = new byte[cipher.getOutputSize(0)];
            int count = cipher.doFinal(last, 0);
            int text = encrypt ? count - tagLength : count;
            tag = Arrays.copyOfRange(last, text, count);
            byte[] output = Arrays.copyOf(before, before.length + text);
            System.arraycopy(last, 0, output, before.length, text);
            return output;
        } catch (InvalidCipherTextException wrongTag) {
            throw TextCipher.unauthentic();
        }
    }

    @Override
    public byte[] tag(int length) {
        return Arrays.copyOf(tag, length);
    }
}
