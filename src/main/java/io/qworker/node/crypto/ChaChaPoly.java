package io.qworker.node.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/** ChaCha20-Poly1305 (RFC 8439), which gives out decrypted text before it has seen the tag, as OpenSSL does. */
final class ChaChaPoly implements TextCipher.Authenticated {

    private static final int NONCE = 12;
    private static final int BLOCK = 64;
    private static final int MAC_KEY = 32;
    private static final int TAG = 16;

    private final boolean encrypt;
    private final Cipher stream;
    private final Poly1305 mac = new Poly1305();
    private long associated;
    private long count;
    private byte[] expected;
    private byte[] tag;

    ChaChaPoly(boolean encrypt, byte[] key, byte[] iv) throws GeneralSecurityException {
        this.encrypt = encrypt;
        byte[] nonce = new byte[NONCE];
        System.arraycopy(iv, 0, nonce, NONCE - iv.length, iv.length);
        stream = Cipher.getInstance("ChaCha20");
        stream.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new ChaCha20ParameterSpec(nonce, 0));
        byte[] first = stream.update(new byte[BLOCK]);
        mac.init(new KeyParameter(first, 0, MAC_KEY));
    }

    @Override
    public void associate(byte[] data) {
        mac.update(data, 0, data.length);
        associated += data.length;
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        if (length == 0) {
            return NOTHING;
        }
        if (count == 0) {
            fillUp(associated);
        }
        count += length;
        byte[] output = stream.update(data, offset, length);
        if (encrypt) {
            mac.update(output, 0, length);
        } else {
            mac.update(data, offset, length);
        }
        return output;
    }

    private void fillUp(long length) {
        int missing = (int) (-length & TAG - 1);
        mac.update(new byte[TAG], 0, missing);
    }

    @Override
    public void expect(byte[] wanted) {
        expected = wanted;
    }

    @Override
    public byte[] finish() {
        if (count == 0) {
            fillUp(associated);
        }
        fillUp(count);
        byte[] lengths = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(associated)
                .putLong(count)
                .array();
        mac.update(lengths, 0, lengths.length);
        tag = new byte[TAG];
        mac.doFinal(tag, 0);
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
