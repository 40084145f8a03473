package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Randomness, prime numbers, and comparison that takes the same time whatever it compares. Source: Node 24, src/crypto/crypto_random.cc. */
public final class RandomBinding implements Binding {

    @Override
    public String name() {
        return "crypto/random";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .job("prepareBytes", 3, RandomBinding::prepareBytes)
                .job("preparePrime", 4, RandomBinding::preparePrime)
                .job("prepareCheck", 2, RandomBinding::prepareCheck)
                .function("timingSafeEqual", 2, RandomBinding::timingSafeEqual);
    }

    /** Loaded with the first use: to seed it takes time. */
    static final class Source {

        private static final SecureRandom RANDOM = new SecureRandom();

        private Source() {}

        static SecureRandom random() {
            return RANDOM;
        }

        static byte[] bytes(int count) {
            byte[] bytes = new byte[count];
            RANDOM.nextBytes(bytes);
            return bytes;
        }
    }

    /** {@code (buffer, offset, size)}. */
    private static CryptoJob prepareBytes(NativeCall call) {
        ByteBuffer buffer = Bytes.buffer(call.argument(0)).slice((int) call.int64(1), (int) call.int64(2));
        return () -> {
            byte[] random = Source.bytes(buffer.remaining());
            return _ -> {
                buffer.put(random);
                return JsValues.undefined();
            };
        };
    }

    /** {@code (bits, safe, add, rem)}. */
    private static CryptoJob preparePrime(NativeCall call) {
        int bits = call.int32(0);
        boolean safe = call.bool(1);
        BigInteger add = call.isAbsent(2) ? null : Inputs.unsigned(call, 2);
        BigInteger remainder = call.isAbsent(3) ? null : Inputs.unsigned(call, 3);
        if (add != null && add.bitLength() > bits) {
            throw CryptoException.range("ERR_OUT_OF_RANGE", "invalid options.add");
        }
        if (add != null && remainder != null && add.compareTo(remainder) <= 0) {
            throw CryptoException.range("ERR_OUT_OF_RANGE", "invalid options.rem");
        }
        return () -> {
            BigInteger prime = Primes.generate(bits, safe, add, remainder);
            return Inputs.arrayBuffer(Integers.padded(prime, (prime.bitLength() + 7) / 8));
        };
    }

    /** {@code (candidate, checks)}. */
    private static CryptoJob prepareCheck(NativeCall call) {
        byte[] candidate = Inputs.copy(call, 0);
        if (candidate.length > Primes.MOST_BYTES) {
            throw CryptoException.openssl("error:01800072:bignum routines::bignum too long");
        }
        int checks = call.int32(1);
        return () -> Inputs.bool(Primes.isPrime(new BigInteger(1, candidate), checks));
    }

    private static Object timingSafeEqual(NativeCall call) {
        for (int i = 0; i < 2; i++) {
            if (!Inputs.isBytes(call.argument(i))) {
                throw CryptoException.type(
                        "ERR_INVALID_ARG_TYPE",
                        "The \"buf" + (i + 1)
                                + "\" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.");
            }
        }
        byte[] one = Inputs.copy(call, 0);
        byte[] two = Inputs.copy(call, 1);
        if (one.length != two.length) {
            throw CryptoException.range(
                    "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
        }
        return MessageDigest.isEqual(one, two);
    }
}
