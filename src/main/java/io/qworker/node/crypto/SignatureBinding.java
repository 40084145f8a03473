package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.security.MessageDigest;

/** {@code Sign}, {@code Verify} and {@code SignJob}. Source: Node 24, src/crypto/crypto_sig.cc. */
public final class SignatureBinding implements Binding {

    private static final int SIGN = 0;
    private static final int P1363 = 1;
    private static final int MOST_CONTEXT = 255;

    @Override
    public String name() {
        return "crypto/signature";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("init", 1, SignatureBinding::init)
                .function("update", 2, SignatureBinding::update)
                .function("sign", 7, SignatureBinding::sign)
                .function("verify", 8, SignatureBinding::verify)
                .job("prepareSign", 12, SignatureBinding::prepareSign);
    }

    /** The digest of a message on its way; it ends with the first signature. */
    private static final class Message {

        final DigestAlgorithm algorithm;
        private MessageDigest digest;

        Message(DigestAlgorithm algorithm) {
            this.algorithm = algorithm;
            this.digest = algorithm.create();
        }

        MessageDigest digest() {
            if (digest == null) {
                throw CryptoException.error("ERR_CRYPTO_INVALID_STATE", "Not initialised");
            }
            return digest;
        }

        byte[] end() {
            byte[] result = digest().digest();
            digest = null;
            return result;
        }
    }

    private static Object init(NativeCall call) {
        DigestAlgorithm algorithm = DigestAlgorithm.find(call.string(0));
        if (algorithm == null) {
            throw CryptoException.type("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest");
        }
        Hidden.put(call.receiver(), new Message(algorithm));
        return JsValues.undefined();
    }

    private static Object update(NativeCall call) {
        Bytes data = Inputs.data(call, 0);
        Hidden.of(call.receiver(), Message.class).digest().update(data.array(), data.offset(), data.length());
        return JsValues.undefined();
    }

    /** {@code (key…, padding, saltLength, encoding)}. */
    private static Object sign(NativeCall call) {
        AsymmetricKey key = digested(KeySource.privateKey(call, 0).key());
        Message message = Hidden.of(call.receiver(), Message.class);
        Signing how = how(call, message.algorithm, KeySource.ARGUMENTS);
        return Buffers.of(call, Signatures.signDigest(key, how, message.end()));
    }

    /** {@code (key…, signature, padding, saltLength, encoding)}. */
    private static Object verify(NativeCall call) {
        AsymmetricKey key = digested(KeySource.publicOrPrivateKey(call, 0).key());
        Message message = Hidden.of(call.receiver(), Message.class);
        Signing how = how(call, message.algorithm, KeySource.ARGUMENTS + 1);
        byte[] signature = Inputs.copy(call, KeySource.ARGUMENTS);
        if (how.twoNumbers()
                && key.algorithm().signsWithTwoNumbers()
                && signature.length != 2 * Signatures.numberBytes(key)) {
            throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "Malformed signature");
        }
        return Signatures.verifyDigest(key, how, message.end(), signature);
    }

    private static AsymmetricKey digested(AsymmetricKey key) {
        if (key.algorithm().signsMessages()) {
            throw CryptoException.error("ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported crypto operation");
        }
        return key;
    }

    private static Signing how(NativeCall call, DigestAlgorithm digest, int index) {
        return new Signing(digest, number(call, index), number(call, index + 1), call.int32(index + 2) == P1363, null);
    }

    private static Integer number(NativeCall call, int index) {
        return call.isAbsent(index) ? null : (Integer) call.int32(index);
    }

    /** {@code (mode, key…, data, digest, saltLength, padding, encoding, context, signature)}. */
    private static CryptoJob prepareSign(NativeCall call) {
        boolean signs = call.int32(0) == SIGN;
        AsymmetricKey key = (signs ? KeySource.privateKey(call, 1) : KeySource.publicOrPrivateKey(call, 1)).key();
        byte[] data = Inputs.copy(call, 5);
        Signing how = new Signing(
                call.isAbsent(6) ? null : DigestAlgorithm.of(call.string(6)),
                number(call, 8),
                number(call, 7),
                !call.isAbsent(9) && call.int32(9) == P1363,
                context(call, 10));
        if (signs) {
            return () -> Inputs.arrayBuffer(Signatures.sign(key, how, data));
        }
        byte[] signature = Inputs.copy(call, 11);
        return () -> Inputs.bool(Signatures.verify(key, how, data, signature));
    }

    private static byte[] context(NativeCall call, int index) {
        byte[] context = Inputs.copyOrEmpty(call, index);
        if (context.length > MOST_CONTEXT) {
            throw CryptoException.range("ERR_OUT_OF_RANGE", "context string must be at most 255 bytes");
        }
        return context;
    }
}
