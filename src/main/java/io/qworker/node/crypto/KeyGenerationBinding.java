package io.qworker.node.crypto;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.math.BigInteger;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** The jobs that make keys. Source: Node 24, src/crypto/crypto_keygen.cc and its neighbours. */
public final class KeyGenerationBinding implements Binding {

    private static final int PSS = 1;
    private static final int NAMED_CURVE = 1;

    @Override
    public String name() {
        return "crypto/key_generation";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("keyNumbers", 0, KeyGenerationBinding::keyNumbers)
                .function("getCurves", 0, call -> JsValues.strings(call.realm(), Curves.NAMES))
                .job("prepareSecret", 1, KeyGenerationBinding::prepareSecret)
                .job("prepareRsa", 12, KeyGenerationBinding::prepareRsa)
                .job("prepareDsa", 8, KeyGenerationBinding::prepareDsa)
                .job("prepareEc", 8, KeyGenerationBinding::prepareEc)
                .job("prepareDh", 8, KeyGenerationBinding::prepareDh)
                .job("preparePlain", 7, KeyGenerationBinding::preparePlain);
    }

    /** OpenSSL's numbers of the kinds of keys, as {@code EVP_PKEY_ED25519} and so on. */
    private static Object keyNumbers(NativeCall call) {
        JSObject numbers = JsValues.object(call.realm());
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            JsValues.set(numbers, "EVP_PKEY_" + algorithm.name(), algorithm.number());
        }
        return numbers;
    }

    /** {@code (bits)}. */
    private static CryptoJob prepareSecret(NativeCall call) {
        int length = (int) (call.int64(0) / Byte.SIZE);
        return () -> {
            byte[] bytes = new byte[length];
            RandomBinding.Source.random().nextBytes(bytes);
            SecretKey key = new SecretKey(bytes);
            return answer -> Hidden.wrap(answer, key);
        };
    }

    /** {@code (variant, bits, exponent, [digest, mask, saltLength,] forms…)}. */
    private static CryptoJob prepareRsa(NativeCall call) {
        boolean isPss = call.int32(0) == PSS;
        int bits = call.int32(1);
        long exponent = call.int64(2);
        AlgorithmIdentifier identifier = isPss
                ? KeyGeneration.pss(digest(call, 3), digest(call, 4), call.isAbsent(5) ? null : (Integer) call.int32(5))
                : RsaKeys.PLAIN;
        KeyPairForms forms = KeyPairForms.of(call, isPss ? 6 : 3);
        return () -> forms.write(KeyGeneration.rsa(identifier, bits, exponent));
    }

    private static DigestAlgorithm digest(NativeCall call, int index) {
        return call.isAbsent(index) ? null : DigestAlgorithm.of(call.string(index));
    }

    /** {@code (bits, divisorBits, forms…)}; without a divisor's length it is OpenSSL's choice. */
    private static CryptoJob prepareDsa(NativeCall call) {
        int bits = Math.max(512, call.int32(0));
        int wanted = call.int32(1);
        int divisor = wanted > 0 ? wanted : bits >= 2048 ? 256 : 160;
        KeyPairForms forms = KeyPairForms.of(call, 2);
        return () -> forms.write(KeyGeneration.dsa(bits, divisor));
    }

    /** {@code (curve, encoding, forms…)}. */
    private static CryptoJob prepareEc(NativeCall call) {
        ECNamedDomainParameters curve = Curves.of(call.string(0));
        boolean isNamed = call.int32(1) == NAMED_CURVE;
        KeyPairForms forms = KeyPairForms.of(call, 2);
        return () -> forms.write(KeyGeneration.ec(curve, isNamed));
    }

    /** {@code (group, forms…)}, or {@code (prime or bits, generator, forms…)}. */
    private static CryptoJob prepareDh(NativeCall call) {
        if (call.argument(0) instanceof TruffleString) {
            DhGroup group = ModpGroups.of(call.string(0));
            KeyPairForms forms = KeyPairForms.of(call, 1);
            return () -> forms.write(KeyGeneration.dh(group));
        }
        BigInteger generator = BigInteger.valueOf(call.int32(1));
        KeyPairForms forms = KeyPairForms.of(call, 2);
        if (Inputs.isBytes(call.argument(0))) {
            DhGroup group = new DhGroup(Inputs.unsigned(call, 0), generator);
            return () -> forms.write(KeyGeneration.dh(group));
        }
        int bits = call.int32(0);
        return () -> {
            if (bits < DhGroup.LEAST_BITS) {
                throw DiffieHellman.tooSmall();
            }
            return forms.write(KeyGeneration.dh(DhGroup.generate(bits, generator)));
        };
    }

    /** {@code (number, forms…)}. */
    private static CryptoJob preparePlain(NativeCall call) {
        KeyAlgorithm algorithm = KeyAlgorithm.ofNumber(call.int32(0));
        KeyPairForms forms = KeyPairForms.of(call, 1);
        return () -> forms.write(KeyGeneration.plain(algorithm));
    }
}
