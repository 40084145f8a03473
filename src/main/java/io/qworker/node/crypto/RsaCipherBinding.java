package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.function.BiFunction;

/** Encryption with RSA: at once, and WebCrypto's job. Source: Node 24, src/crypto/crypto_cipher.cc and crypto_rsa.cc. */
public final class RsaCipherBinding implements Binding {

    private static final int ENCRYPT = 0;
    private static final byte[] NO_LABEL = {};

    @Override
    public String name() {
        return "crypto/rsa_cipher";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("publicEncrypt", 8, call -> crypt(call, RsaEncryption::publicEncrypt))
                .function("privateDecrypt", 8, call -> crypt(call, RsaEncryption::privateDecrypt))
                .function("privateEncrypt", 8, call -> crypt(call, RsaEncryption::privateEncrypt))
                .function("publicDecrypt", 8, call -> crypt(call, RsaEncryption::publicDecrypt))
                .job("prepareRsa", 6, RsaCipherBinding::prepareRsa);
    }

    /** {@code (key…, data, padding, digest, label)}. */
    private static Object crypt(NativeCall call, BiFunction<RsaEncryption, byte[], byte[]> operation) {
        AsymmetricKey key = KeySource.publicOrPrivateKey(call, 0).key();
        int index = KeySource.ARGUMENTS;
        byte[] data = Inputs.copy(call, index);
        RsaEncryption encryption = new RsaEncryption(
                key, call.int32(index + 1), new Oaep(digest(call, index + 2), label(call, index + 3)));
        return Buffers.of(call, operation.apply(encryption, data));
    }

    private static DigestAlgorithm digest(NativeCall call, int index) {
        if (call.isAbsent(index)) {
            return DigestAlgorithm.SHA1;
        }
        DigestAlgorithm digest = DigestAlgorithm.find(call.string(index));
        if (digest == null) {
            throw CryptoException.error("ERR_OSSL_EVP_INVALID_DIGEST", "Invalid digest used");
        }
        return digest;
    }

    private static byte[] label(NativeCall call, int index) {
        return call.isAbsent(index) ? NO_LABEL : Inputs.copy(call, index);
    }

    /** {@code (mode, key, data, variant, digest, label)}; the variant is always OAEP. */
    private static CryptoJob prepareRsa(NativeCall call) {
        boolean encrypt = call.int32(0) == ENCRYPT;
        AsymmetricKey key = Hidden.of(call.argument(1), KeyHandle.class).key();
        byte[] data = Inputs.copy(call, 2);
        Oaep oaep = new Oaep(DigestAlgorithm.of(call.string(4)), label(call, 5));
        RsaEncryption encryption = RsaEncryption.withOaep(key, oaep);
        return () -> Inputs.arrayBuffer(encrypt ? encryption.publicEncrypt(data) : encryption.privateDecrypt(data));
    }
}
