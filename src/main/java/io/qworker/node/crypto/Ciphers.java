package io.qworker.node.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes {@link TextCipher}s: of AES by Java, which has it in the processor's instructions, of the others by Bouncy Castle. */
final class Ciphers {

    private Ciphers() {}

    /** {@code tagLength}: bytes, for the modes that must know it from the start. */
    static TextCipher create(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
        try {
            return switch (spec.mode()) {
                case "cbc", "ecb" -> new PaddedBlocks(blocks(spec, encrypt, key, iv), spec.blockSize(), encrypt);
                case "ctr" ->
                    spec.isAes()
                            ? new JavaStream(aes("CTR", encrypt, key, iv))
                            : BouncyCiphers.stream(spec, encrypt, key, iv);
                case "gcm" ->
                    spec.isAes()
                            ? new AesGcm(encrypt, key, iv)
                            : BouncyCiphers.authenticated(spec, encrypt, key, iv, tagLength);
                case "ccm", "ocb" -> BouncyCiphers.authenticated(spec, encrypt, key, iv, tagLength);
                case "xts" -> new AesXts(encrypt, key, iv);
                case "wrap" -> BouncyCiphers.wrap(spec, encrypt, key, iv);
                default ->
                    spec.isChaChaPoly()
                            ? new ChaChaPoly(encrypt, key, iv)
                            : BouncyCiphers.stream(spec, encrypt, key, iv);
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw CryptoException.plain("Failed to initialize cipher");
        }
    }

    private static PaddedBlocks.Blocks blocks(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv)
            throws GeneralSecurityException {
        if (!spec.isAes()) {
            return BouncyCiphers.blocks(spec, encrypt, key, iv);
        }
        Cipher cipher = aes(spec.is("cbc") ? "CBC" : "ECB", encrypt, key, iv);
        return (data, offset, length) -> Pieces.update(cipher, data, offset, length);
    }

    static Cipher aes(String mode, boolean encrypt, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/" + mode + "/NoPadding");
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        int direction = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
        if (mode.equals("ECB")) {
            cipher.init(direction, secret);
        } else {
            cipher.init(direction, secret, new IvParameterSpec(iv));
        }
        return cipher;
    }

    /** The whole of a text at once. */
    static byte[] once(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv, byte[] text) {
        TextCipher cipher = create(spec, encrypt, key, iv, 0);
        byte[] start = cipher.update(text, 0, text.length);
        byte[] end = cipher.finish();
        byte[] whole = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, whole, start.length, end.length);
        return whole;
    }

    /** A cipher of Java's that gives a byte for each byte. */
    record JavaStream(Cipher cipher) implements TextCipher {

        @Override
        public byte[] update(byte[] data, int offset, int length) {
            return Pieces.update(cipher, data, offset, length);
        }

        @Override
        public byte[] finish() {
            return NOTHING;
        }
    }
}
