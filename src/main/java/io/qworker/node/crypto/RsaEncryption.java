package io.qworker.node.crypto;

import java.util.ArrayList;
import java.util.List;

/**
 * Encryption with either half of an RSA key, failing as OpenSSL fails. Source: Node 24, src/crypto/crypto_cipher.cc.
 *
 * @param padding OpenSSL's number of it
 */
record RsaEncryption(AsymmetricKey key, int padding, Oaep oaep) {

    private static final int PKCS1 = 1;
    private static final int NONE = 3;
    private static final int OAEP = 4;
    private static final int X931 = 5;
    private static final int PSS = 6;

    private static final String SIGNATURE_FAILURE =
            "error:030000EA:digital envelope routines::provider signature failure";
    private static final String UNSUPPORTED_PADDING =
            "error:1C8000A5:Provider routines::illegal or unsupported padding mode";
    private static final String WRONG_KEY = "operation not supported for this keytype";

    static RsaEncryption withOaep(AsymmetricKey key, Oaep oaep) {
        return new RsaEncryption(key, OAEP, oaep);
    }

    byte[] publicEncrypt(byte[] data) {
        checkKey();
        byte[] block = switch (padding) {
            case PKCS1 -> RsaPadding.pad2(data, RsaKeys.bytes(key));
            case NONE -> whole(data);
            case OAEP -> oaep.pad(data, RsaKeys.bytes(key));
            case PSS -> throw silent();
            default -> throw unknownPadding();
        };
        return RsaPrimitive.withPublicKey(key, block);
    }

    byte[] privateDecrypt(byte[] data) {
        checkKey();
        if (padding == PSS) {
            throw silent();
        }
        if (padding == OAEP) {
            return oaep.strip(below("error:1C8000A2:Provider routines::failed to decrypt", () -> decrypt(data)));
        }
        if (padding == PKCS1 && data.length > 0 && key.privateKey() != null) {
            return ImplicitRejection.decrypt(key, data);
        }
        byte[] block = decrypt(data);
        if (padding != NONE) {
            throw unknownPadding();
        }
        return block;
    }

    private byte[] decrypt(byte[] data) {
        if (data.length == 0) {
            throw CryptoException.openssl("error:0200006F:rsa routines::data too small");
        }
        return RsaPrimitive.withPrivateKey(key, data);
    }

    byte[] privateEncrypt(byte[] data) {
        checkSigningKey();
        if (key.algorithm() == KeyAlgorithm.RSA_PSS) {
            throw CryptoException.openssl(UNSUPPORTED_PADDING);
        }
        return switch (padding) {
            case PKCS1, NONE ->
                signing(() -> RsaPrimitive.withPrivateKey(
                        key, padding == NONE ? whole(data) : RsaPadding.pad1(data, RsaKeys.bytes(key))));
            case PSS ->
                throw CryptoException.openssl(
                        "error:1C8000A6:Provider routines::invalid digest length", SIGNATURE_FAILURE);
            default -> throw badSignaturePadding();
        };
    }

    byte[] publicDecrypt(byte[] data) {
        checkRecoveringKey();
        return switch (padding) {
            case PKCS1, NONE ->
                signing(() -> {
                    byte[] block = RsaPrimitive.withPublicKey(key, data);
                    return padding == NONE ? block : RsaPadding.strip1(block);
                });
            default -> throw badSignaturePadding();
        };
    }

    private byte[] whole(byte[] data) {
        if (data.length > RsaKeys.bytes(key)) {
            throw RsaPadding.tooLarge();
        }
        if (data.length < RsaKeys.bytes(key)) {
            throw CryptoException.openssl("error:0200007A:rsa routines::data too small for key size");
        }
        return data;
    }

    // How OpenSSL says what is wrong

    private void checkKey() {
        if (key.algorithm() == KeyAlgorithm.RSA_PSS) {
            throw CryptoException.openssl("error:1C8000B2:Provider routines::" + WRONG_KEY);
        }
        if (key.algorithm() != KeyAlgorithm.RSA) {
            throw CryptoException.openssl("error:03000096:digital envelope routines::" + WRONG_KEY);
        }
    }

    private void checkSigningKey() {
        if (signs() && !key.algorithm().isRsa()) {
            throw silent();
        }
        if (!signs()) {
            checkKey();
        }
    }

    private void checkRecoveringKey() {
        if (signs() && !key.algorithm().isRsa()) {
            throw CryptoException.openssl("error:030000ED:digital envelope routines::provider signature not supported");
        }
        checkKey();
    }

    private boolean signs() {
        return key.algorithm().isRsa()
                || key.algorithm().signsWithTwoNumbers()
                || key.algorithm().signsMessages();
    }

    /** It refuses without a word. */
    private static CryptoException silent() {
        return CryptoException.openssl("error:00000000:lib(0)::reason(0)");
    }

    private static CryptoException unknownPadding() {
        return CryptoException.openssl("error:02000076:rsa routines::unknown padding type");
    }

    private CryptoException badSignaturePadding() {
        return CryptoException.openssl(
                padding == X931 ? "error:1C8000AA:Provider routines::invalid x931 digest" : UNSUPPORTED_PADDING);
    }

    private static byte[] signing(Step step) {
        return below(SIGNATURE_FAILURE, () -> below("error:1C880004:Provider routines::RSA lib", step));
    }

    private static byte[] below(String context, Step step) {
        try {
            return step.run();
        } catch (CryptoException failure) {
            List<String> earlier = new ArrayList<>(List.of(context));
            earlier.addAll(failure.earlier());
            throw CryptoException.openssl(failure.getMessage(), earlier.toArray(String[]::new));
        }
    }

    @FunctionalInterface
    private interface Step {
        byte[] run();
    }
}
