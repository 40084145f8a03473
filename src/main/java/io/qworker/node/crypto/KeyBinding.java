package io.qworker.node.crypto;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.security.MessageDigest;

/** {@code KeyObjectHandle}: keys, from and to all their forms. Source: Node 24, src/crypto/crypto_keys.cc. */
public final class KeyBinding implements Binding {

    private static final int SECRET = 0;

    @Override
    public String name() {
        return "crypto/keys";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("init", 5, KeyBinding::init)
                .function("initJwk", 2, KeyBinding::initJwk)
                .function("take", 2, KeyBinding::take)
                .function("keyDetail", 1, KeyBinding::keyDetail)
                .function("equals", 1, KeyBinding::equals)
                .function("exportKey", 4, KeyBinding::exportKey)
                .function("exportJwk", 2, KeyBinding::exportJwk)
                .function("getSymmetricKeySize", 0, KeyBinding::getSymmetricKeySize);
    }

    /** {@code take(handle, key)}: what a job has made becomes a handle's. */
    private static Object take(NativeCall call) {
        Hidden.put(call.argument(0), Hidden.of(call.argument(1), Object.class));
        return JsValues.undefined();
    }

    /** {@code init(type, data, format, encoding, passphrase)}. */
    private static Object init(NativeCall call) {
        if (call.int32(0) == SECRET) {
            Hidden.put(call.receiver(), new SecretKey(Inputs.copy(call, 1)));
        } else {
            throw CryptoException.error(
                    "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "Public and private keys are not supported yet");
        }
        return JsValues.undefined();
    }

    private static Object initJwk(NativeCall call) {
        JSDynamicObject jwk = (JSDynamicObject) call.argument(0);
        if (JsValues.get(jwk, "k") instanceof TruffleString k) {
            Bytes bytes = StringBytes.encode(k, TextEncoding.BASE64);
            Hidden.put(
                    call.receiver(),
                    new SecretKey(Inputs.copy(JsValues.uint8Array(
                            call.realm(), java.util.Arrays.copyOf(bytes.array(), bytes.length())))));
            return SECRET;
        }
        throw CryptoException.error("ERR_CRYPTO_INVALID_JWK", "Invalid JWK secret key format");
    }

    private static Object keyDetail(NativeCall call) {
        JSDynamicObject detail = (JSDynamicObject) call.argument(0);
        SecretKey key = Hidden.of(call.receiver(), SecretKey.class);
        JsValues.set(detail, "length", JsValues.number(8L * key.bytes().length));
        return detail;
    }

    private static Object equals(NativeCall call) {
        SecretKey one = Hidden.of(call.receiver(), SecretKey.class);
        SecretKey two = Hidden.of(call.argument(0), SecretKey.class);
        return MessageDigest.isEqual(one.bytes(), two.bytes());
    }

    private static Object exportKey(NativeCall call) {
        return Buffers.of(
                call, Hidden.of(call.receiver(), SecretKey.class).bytes().clone());
    }

    private static Object exportJwk(NativeCall call) {
        JSDynamicObject jwk = (JSDynamicObject) call.argument(0);
        byte[] bytes = Hidden.of(call.receiver(), SecretKey.class).bytes();
        JsValues.set(jwk, "kty", JsValues.string("oct"));
        JsValues.set(jwk, "k", StringBytes.decode(new Bytes(bytes, 0, bytes.length), TextEncoding.BASE64URL));
        return jwk;
    }

    private static Object getSymmetricKeySize(NativeCall call) {
        return Hidden.of(call.receiver(), SecretKey.class).bytes().length;
    }
}
