package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.JSRuntime;
import io.qworker.js.Binding;
import io.qworker.js.NativeCall;

/** Keys from passwords and from other keys. Source: Node 24, src/crypto/crypto_{pbkdf2,hkdf,scrypt,argon2}.cc. */
public final class DerivationBinding implements Binding {

    private static final int MOST_HKDF_BLOCKS = 255;

    @Override
    public String name() {
        return "crypto/derivation";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .job("preparePbkdf2", 5, DerivationBinding::preparePbkdf2)
                .job("prepareHkdf", 5, DerivationBinding::prepareHkdf)
                .job("prepareScrypt", 7, DerivationBinding::prepareScrypt)
                .job("prepareArgon2", 9, DerivationBinding::prepareArgon2);
    }

    /** {@code (password, salt, iterations, length, digest)}. */
    private static CryptoJob preparePbkdf2(NativeCall call) {
        byte[] password = SecretKey.bytes(call.argument(0));
        byte[] salt = Inputs.copy(call, 1);
        int iterations = call.int32(2);
        int length = call.int32(3);
        DigestAlgorithm algorithm = DigestAlgorithm.of(call.string(4));
        return () -> Inputs.arrayBuffer(Derivation.pbkdf2(algorithm, password, salt, iterations, length));
    }

    /** {@code (digest, key, salt, info, length)}. */
    private static CryptoJob prepareHkdf(NativeCall call) {
        DigestAlgorithm algorithm = DigestAlgorithm.of(call.string(0));
        byte[] key = SecretKey.bytes(call.argument(1));
        byte[] salt = Inputs.copy(call, 2);
        byte[] info = Inputs.copy(call, 3);
        double length = JSRuntime.toDouble(call.argument(4));
        if (length > (double) MOST_HKDF_BLOCKS * algorithm.length()) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
        }
        return () -> Inputs.arrayBuffer(Derivation.hkdf(algorithm, key, salt, info, (int) length));
    }

    /** {@code (password, salt, N, r, p, maxmem, length)}. */
    private static CryptoJob prepareScrypt(NativeCall call) {
        byte[] password = Inputs.copy(call, 0);
        byte[] salt = Inputs.copy(call, 1);
        long n = call.int64(2);
        long r = call.int64(3);
        long p = call.int64(4);
        int length = call.int32(6);
        checkScrypt(n, r, p, call.int64(5));
        BouncyDerivation.ScryptCost cost = new BouncyDerivation.ScryptCost((int) n, (int) r, (int) p);
        return () ->
                Inputs.arrayBuffer(length == 0 ? new byte[0] : BouncyDerivation.scrypt(password, salt, cost, length));
    }

    /** As OpenSSL's EVP_PBE_scrypt judges them. */
    private static void checkScrypt(long n, long r, long p, long most) {
        String code = "ERR_CRYPTO_INVALID_SCRYPT_PARAMS";
        boolean tooManyBits = 16 * r <= 62 && n >= 1L << 16 * r;
        if (n < 2
                || (n & n - 1) != 0
                || r < 1
                || p < 1
                || p > (1L << 30) - 1
                || p > ((1L << 30) - 1) / r
                || tooManyBits) {
            throw CryptoException.range(code, "Invalid scrypt params");
        }
        double blocks = 128.0 * r * p;
        double memory = blocks + 32.0 * r * (n + 2) * 4;
        if (memory > most) {
            throw CryptoException.range(
                    code, "Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded");
        }
    }

    /** {@code (message, nonce, lanes, length, memory, passes, secret, associatedData, type)}. */
    private static CryptoJob prepareArgon2(NativeCall call) {
        BouncyDerivation.Argon2Inputs inputs = new BouncyDerivation.Argon2Inputs(
                SecretKey.bytes(call.argument(0)), Inputs.copy(call, 1), Inputs.copy(call, 6), Inputs.copy(call, 7));
        BouncyDerivation.Argon2Cost cost = new BouncyDerivation.Argon2Cost(call.int32(2), call.int32(4), call.int32(5));
        int length = call.int32(3);
        int type = call.int32(8);
        return () -> Inputs.arrayBuffer(BouncyDerivation.argon2(type, cost, inputs, length));
    }
}
