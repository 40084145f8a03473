package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** How the two halves of a fresh pair are to look; null for one that is wanted as a handle. */
record KeyPairForms(KeyWriter.Form publicForm, KeyWriter.Form privateForm) {

    /** {@code (publicFormat, publicEncoding, privateFormat, privateEncoding, cipher, passphrase)}. */
    static KeyPairForms of(NativeCall call, int index) {
        return new KeyPairForms(
                call.isAbsent(index) ? null : KeyWriter.Form.ofPublic(call, index),
                call.isAbsent(index + 2) ? null : KeyWriter.Form.ofPrivate(call, index + 2));
    }

    /** {@code [publicKey, privateKey, publicHandle, privateHandle]}: of each half one or the other is undefined. */
    CryptoJob.Result write(AsymmetricKey key) {
        KeyHandle publicKey = new KeyHandle(false, key);
        KeyHandle privateKey = new KeyHandle(true, key);
        KeyWriter.Encoded publicText = encoded(publicKey, publicForm);
        KeyWriter.Encoded privateText = encoded(privateKey, privateForm);
        return call -> JsValues.array(
                call.realm(),
                value(call, publicKey, publicForm, publicText),
                value(call, privateKey, privateForm, privateText),
                publicForm == null ? Hidden.wrap(call, publicKey) : JsValues.undefined(),
                privateForm == null ? Hidden.wrap(call, privateKey) : JsValues.undefined());
    }

    private static KeyWriter.Encoded encoded(KeyHandle key, KeyWriter.Form form) {
        return form == null || form.format() == KeySource.JWK ? null : KeyWriter.write(key, form);
    }

    private static Object value(NativeCall call, KeyHandle key, KeyWriter.Form form, KeyWriter.Encoded text) {
        if (form == null) {
            return JsValues.undefined();
        }
        if (text != null) {
            return text.toValue(call);
        }
        JSObject jwk = JsValues.object(call.realm());
        JsonWebKeys.write(jwk, key, false);
        return jwk;
    }
}
