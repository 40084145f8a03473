package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** {@code ECDH}. Source: Node 24, src/crypto/crypto_ec.cc. */
public final class EcdhBinding implements Binding {

    @Override
    public String name() {
        return "crypto/ecdh";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("begin", 2, EcdhBinding::begin)
                .function("generateKeys", 0, EcdhBinding::generateKeys)
                .function("computeSecret", 1, EcdhBinding::computeSecret)
                .function(
                        "getPublicKey",
                        1,
                        call -> Buffers.of(call, Curves.encode(one(call).publicKey(), call.int32(0))))
                .function(
                        "getPrivateKey",
                        0,
                        call -> Buffers.of(call, Integers.bytes(one(call).privateKey())))
                .function("setPublicKey", 1, EcdhBinding::setPublicKey)
                .function("setPrivateKey", 1, EcdhBinding::setPrivateKey)
                .function("convertKey", 3, EcdhBinding::convertKey);
    }

    private static Ecdh one(NativeCall call) {
        return Hidden.of(call.receiver(), Ecdh.class);
    }

    /** {@code begin(object, curve)}. */
    private static Object begin(NativeCall call) {
        Hidden.put(call.argument(0), new Ecdh(Curves.ofOwnName(call.string(1))));
        return JsValues.undefined();
    }

    private static Object generateKeys(NativeCall call) {
        one(call).generateKeys();
        return JsValues.undefined();
    }

    /** The name of an error when the other's key is none. */
    private static Object computeSecret(NativeCall call) {
        byte[] secret = one(call).computeSecret(Inputs.copy(call, 0));
        return secret == null ? JsValues.string("ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY") : Buffers.of(call, secret);
    }

    private static Object setPublicKey(NativeCall call) {
        one(call).setPublicKey(Inputs.copy(call, 0));
        return JsValues.undefined();
    }

    private static Object setPrivateKey(NativeCall call) {
        one(call).setPrivateKey(Inputs.unsigned(call, 0));
        return JsValues.undefined();
    }

    /** {@code convertKey(point, curve, form)}. */
    private static Object convertKey(NativeCall call) {
        byte[] point = Inputs.copy(call, 0);
        if (point.length == 0) {
            return JsValues.string("");
        }
        ECNamedDomainParameters curve = Curves.ofOwnName(call.string(1));
        return Buffers.of(call, Curves.encode(Ecdh.point(curve, point), call.int32(2)));
    }
}
