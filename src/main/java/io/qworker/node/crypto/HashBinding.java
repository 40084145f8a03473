package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.security.MessageDigest;

/** Digests: {@code Hash}, the one-shot {@code crypto.hash} and the job of WebCrypto. Source: Node 24, src/crypto/crypto_hash.cc. */
public final class HashBinding implements Binding {

    private static final int NOT_CACHED = -1;

    @Override
    public String name() {
        return "crypto/hash";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("createHash", 4, HashBinding::createHash)
                .function("copyHash", 3, HashBinding::copyHash)
                .function("update", 2, HashBinding::update)
                .function("digest", 1, HashBinding::digest)
                .function("oneShotDigest", 7, HashBinding::oneShotDigest)
                .function("getHashes", 0, call -> JsValues.strings(call.realm(), DigestAlgorithm.LISTED))
                .function("getCachedAliases", 0, HashBinding::getCachedAliases)
                .job("prepareHash", 3, HashBinding::prepareHash);
    }

    /** One digest under way. Its result is kept: {@code _flush} and {@code digest} may both ask for it. */
    private static final class Hash {

        final DigestAlgorithm algorithm;
        final int length;
        private final MessageDigest digest;
        private byte[] result;

        Hash(DigestAlgorithm algorithm, int length, MessageDigest digest) {
            this.algorithm = algorithm;
            this.length = length;
            this.digest = digest;
        }

        static Hash begin(DigestAlgorithm algorithm, Object length) {
            int bytes = checked(algorithm, length);
            return new Hash(algorithm, bytes, algorithm.isExtendable() ? algorithm.create(bytes) : algorithm.create());
        }

        private static int checked(DigestAlgorithm algorithm, Object length) {
            if (length == JsValues.undefined()) {
                return algorithm.length();
            }
            int bytes = (int) JsValues.toLong(length);
            if (bytes != algorithm.length() && !algorithm.isExtendable()) {
                throw CryptoException.openssl("error:030000B2:digital envelope routines::not XOF or invalid length");
            }
            return bytes;
        }

        Hash copy(Object wanted) {
            int bytes = wanted == JsValues.undefined() ? algorithm.length() : checked(algorithm, wanted);
            MessageDigest copy =
                    algorithm.isExtendable() ? BouncyDigests.resized(digest, bytes) : DigestAlgorithm.copy(digest);
            return new Hash(algorithm, bytes, copy);
        }

        void update(Bytes bytes) {
            Pieces.update(digest, bytes.array(), bytes.offset(), bytes.length());
        }

        byte[] result() {
            if (result == null) {
                result = digest.digest();
            }
            return result;
        }
    }

    /** {@code createHash(hash, name, length, number)}. */
    private static Object createHash(NativeCall call) {
        int number = call.int32(3);
        DigestAlgorithm algorithm =
                number == NOT_CACHED ? DigestAlgorithm.find(call.string(1)) : DigestAlgorithm.of(number);
        if (algorithm == null) {
            throw CryptoException.plain("Digest method not supported");
        }
        Hidden.put(call.argument(0), Hash.begin(algorithm, call.argument(2)));
        return JsValues.undefined();
    }

    /** {@code copyHash(hash, original, length)}. */
    private static Object copyHash(NativeCall call) {
        Hidden.put(call.argument(0), Hidden.of(call.argument(1), Hash.class).copy(call.argument(2)));
        return JsValues.undefined();
    }

    private static Object update(NativeCall call) {
        Hidden.of(call.receiver(), Hash.class).update(Inputs.data(call, 0));
        return true;
    }

    private static Object digest(NativeCall call) {
        return Inputs.encoded(
                call, 0, Hidden.of(call.receiver(), Hash.class).result().clone());
    }

    /** {@code (name, number, cache, input, encoding, encodingNumber, length)}. */
    private static Object oneShotDigest(NativeCall call) {
        int number = call.int32(1);
        DigestAlgorithm algorithm =
                number == NOT_CACHED ? DigestAlgorithm.find(call.string(0)) : DigestAlgorithm.of(number);
        if (algorithm == null) {
            throw CryptoException.plain("Digest method " + call.string(0) + " is not supported");
        }
        if (!call.isAbsent(6) && !algorithm.isExtendable() && call.int64(6) != algorithm.length()) {
            throw CryptoException.plain("Output length " + call.int64(6) + " is invalid for " + call.string(0)
                    + ", which does not support XOF");
        }
        Hash hash = Hash.begin(algorithm, call.argument(6));
        hash.update(Inputs.text(call.argument(3)));
        return Inputs.encoded(call, 4, hash.result());
    }

    /** By name the numbers that {@code createHash} takes, so that the common names need not be read again and again. */
    private static Object getCachedAliases(NativeCall call) {
        JSObject numbers = JsValues.object(call.realm());
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            JsValues.set(numbers, algorithm.label(), algorithm.ordinal());
        }
        return numbers;
    }

    /** {@code (name, data, bits)}. */
    private static CryptoJob prepareHash(NativeCall call) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(call.string(0));
        byte[] data = Inputs.copy(call, 1);
        int length = call.isAbsent(2) ? algorithm.length() : (int) (call.int64(2) / Byte.SIZE);
        if (length != algorithm.length() && !algorithm.isExtendable()) {
            throw CryptoException.type("ERR_CRYPTO_INVALID_DIGEST", "Digest method not supported");
        }
        return () -> {
            MessageDigest digest = algorithm.isExtendable() ? algorithm.create(length) : algorithm.create();
            Pieces.update(digest, data, 0, data.length);
            return Inputs.arrayBuffer(digest.digest());
        };
    }
}
