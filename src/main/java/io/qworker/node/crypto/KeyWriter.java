package io.qworker.node.crypto;

import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.io.IOException;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** Writes keys in PEM, as a string, and in DER, as a Buffer. */
final class KeyWriter {

    private KeyWriter() {}

    /** How a key is to look. Without a {@code cipher} a private key is written in the clear. */
    record Form(int format, int encoding, CipherSpec cipher, byte[] passphrase) {

        static Form ofPublic(NativeCall call, int index) {
            return new Form(call.int32(index), encoding(call, index), null, null);
        }

        static Form ofPrivate(NativeCall call, int index) {
            CipherSpec cipher = null;
            if (!call.isAbsent(index + 2)) {
                cipher = CipherSpec.find(call.string(index + 2));
                if (cipher == null) {
                    throw CryptoException.error("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
                }
            }
            return new Form(call.int32(index), encoding(call, index), cipher, Inputs.copyOrNull(call, index + 3));
        }

        private static int encoding(NativeCall call, int index) {
            return call.isAbsent(index + 1) ? KeySource.NONE : call.int32(index + 1);
        }
    }

    /** Text, or bytes; made on any thread, and given out on the lane's. */
    record Encoded(String text, byte[] bytes) {

        Object toValue(NativeCall call) {
            return text != null ? JsValues.string(text) : Buffers.of(call, bytes);
        }
    }

    static Encoded write(KeyHandle handle, Form form) {
        try {
            return handle.isPrivate() ? writePrivate(handle.key(), form) : writePublic(handle.key(), form);
        } catch (IOException e) {
            throw CryptoException.plain("Failed to encode " + (handle.isPrivate() ? "private" : "public") + " key");
        }
    }

    private static Encoded writePublic(AsymmetricKey key, Form form) throws IOException {
        if (form.encoding() == KeySource.PKCS1) {
            byte[] der = RsaKeys.publicStructure(key.publicKey(RSAKeyParameters.class))
                    .getEncoded("DER");
            return encoded("RSA PUBLIC KEY", der, form);
        }
        return encoded("PUBLIC KEY", Keys.publicInfo(key).getEncoded("DER"), form);
    }

    private static Encoded writePrivate(AsymmetricKey key, Form form) throws IOException {
        return switch (form.encoding()) {
            case KeySource.PKCS1 -> {
                RSAPrivateCrtKeyParameters rsa = key.privateKey(RSAPrivateCrtKeyParameters.class);
                yield old("RSA PRIVATE KEY", RsaKeys.privateStructure(rsa).getEncoded("DER"), form);
            }
            case KeySource.SEC1 -> {
                byte[] der =
                        Keys.ecStructure(key, key.identifier().getParameters()).getEncoded("DER");
                yield old("EC PRIVATE KEY", der, form);
            }
            default -> pkcs8(Keys.privateInfo(key).getEncoded("DER"), form);
        };
    }

    private static Encoded old(String label, byte[] der, Form form) {
        if (form.cipher() != null && form.cipher().ivLength() == 0) {
            throw CryptoException.openssl("error:04800071:PEM routines::unsupported cipher");
        }
        return form.cipher() == null
                ? encoded(label, der, form)
                : new Encoded(KeyEncryption.encryptOld(label, der, form.cipher(), form.passphrase()), null);
    }

    private static Encoded pkcs8(byte[] der, Form form) throws IOException {
        if (form.cipher() == null) {
            return encoded("PRIVATE KEY", der, form);
        }
        if (form.cipher().oid() == null) {
            throw CryptoException.openssl(
                    switch (form.cipher().mode()) {
                        case "gcm" -> "error:0300007A:digital envelope routines::cipher parameter error";
                        case "ccm", "xts" -> "error:0300006B:digital envelope routines::unsupported cipher";
                        default -> "error:0680006C:asn1 encoding routines::cipher has no object identifier";
                    });
        }
        byte[] encrypted =
                KeyEncryption.encrypt(der, form.cipher(), form.passphrase()).getEncoded("DER");
        return encoded("ENCRYPTED PRIVATE KEY", encrypted, form);
    }

    private static Encoded encoded(String label, byte[] der, Form form) {
        return form.format() == KeySource.PEM ? new Encoded(Pem.encode(label, der), null) : new Encoded(null, der);
    }
}
