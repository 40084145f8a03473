package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.security.MessageDigest;

/** {@code Hmac}, and WebCrypto's jobs of HMAC and KMAC. Source: Node 24, src/crypto/crypto_hmac.cc and crypto_kmac.cc. */
public final class MacBinding implements Binding {

    private static final int SIGN = 0;

    @Override
    public String name() {
        return "crypto/mac";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("init", 2, MacBinding::init)
                .function("update", 2, MacBinding::update)
                .function("digest", 1, MacBinding::digest)
                .job("prepareHmac", 5, MacBinding::prepareHmac)
                .job("prepareKmac", 8, MacBinding::prepareKmac);
    }

    private static Object init(NativeCall call) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(call.string(0));
        Hidden.put(call.receiver(), new Hmac(algorithm, SecretKey.bytes(call.argument(1))));
        return JsValues.undefined();
    }

    private static Object update(NativeCall call) {
        Bytes data = Inputs.data(call, 0);
        Hidden.of(call.receiver(), Hmac.class).update(data.array(), data.offset(), data.length());
        return true;
    }

    private static Object digest(NativeCall call) {
        return Inputs.encoded(call, 0, Hidden.of(call.receiver(), Hmac.class).digest());
    }

    /** {@code (mode, digest, key, data, signature)}. */
    private static CryptoJob prepareHmac(NativeCall call) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(call.string(1));
        byte[] key = SecretKey.bytes(call.argument(2));
        byte[] data = Inputs.copy(call, 3);
        byte[] signature = Inputs.copyOrEmpty(call, 4);
        boolean sign = call.int32(0) == SIGN;
        return () -> answer(sign, new Hmac(algorithm, key).update(data).digest(), signature);
    }

    /** {@code (mode, key, name, customization, bytes, data, signature)}. */
    private static CryptoJob prepareKmac(NativeCall call) {
        boolean sign = call.int32(0) == SIGN;
        byte[] key = SecretKey.bytes(call.argument(1));
        int bits = call.string(2).equals("KMAC128") ? 128 : 256;
        byte[] customization = Inputs.copyOrEmpty(call, 3);
        int length = call.int32(4);
        byte[] data = Inputs.copy(call, 5);
        byte[] signature = Inputs.copyOrEmpty(call, 6);
        return () -> answer(sign, BouncyDerivation.kmac(bits, key, customization, length, data), signature);
    }

    private static CryptoJob.Result answer(boolean sign, byte[] code, byte[] signature) {
        return sign ? Inputs.arrayBuffer(code) : Inputs.bool(code.length > 0 && MessageDigest.isEqual(code, signature));
    }
}
