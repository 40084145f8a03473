package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.math.BigInteger;

/** {@code DiffieHellman} and {@code DiffieHellmanGroup}, and agreements of key objects. Source: Node 24, src/crypto/crypto_dh.cc. */
public final class DiffieHellmanBinding implements Binding {

    @Override
    public String name() {
        return "crypto/diffie_hellman";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("begin", 3, DiffieHellmanBinding::begin)
                .function("beginGroup", 2, DiffieHellmanBinding::beginGroup)
                .function(
                        "check",
                        1,
                        call -> Hidden.of(call.argument(0), DiffieHellman.class).check())
                .function("generateKeys", 0, call -> number(call, one(call).generateKeys()))
                .function(
                        "computeSecret", 1, call -> Buffers.of(call, one(call).computeSecret(Inputs.unsigned(call, 0))))
                .function("getPrime", 0, call -> number(call, one(call).prime()))
                .function("getGenerator", 0, call -> number(call, one(call).generator()))
                .function("getPublicKey", 0, call -> number(call, one(call).publicKey()))
                .function("getPrivateKey", 0, call -> number(call, one(call).privateKey()))
                .function("setPublicKey", 1, DiffieHellmanBinding::setPublicKey)
                .function("setPrivateKey", 1, DiffieHellmanBinding::setPrivateKey)
                .job("prepareAgreement", 2, DiffieHellmanBinding::prepareAgreement);
    }

    private static DiffieHellman one(NativeCall call) {
        return Hidden.of(call.receiver(), DiffieHellman.class);
    }

    private static Object number(NativeCall call, BigInteger number) {
        return Buffers.of(call, Integers.bytes(number));
    }

    /** {@code begin(object, primeOrBits, generator)}. */
    private static Object begin(NativeCall call) {
        Hidden.put(call.argument(0), new DiffieHellman(group(call)));
        return JsValues.undefined();
    }

    private static DhGroup group(NativeCall call) {
        if (Inputs.isBytes(call.argument(1))) {
            BigInteger prime = Inputs.unsigned(call, 1);
            return new DhGroup(prime, generator(call));
        }
        int bits = call.int32(1);
        if (bits < 2) {
            throw DiffieHellman.tooSmall();
        }
        if (Inputs.isBytes(call.argument(2))) {
            throw CryptoException.type("ERR_INVALID_ARG_TYPE", "Second argument must be an int32");
        }
        BigInteger generator = generator(call);
        if (bits < DhGroup.LEAST_BITS) {
            throw CryptoException.type("ERR_INVALID_ARG_VALUE", "Invalid DH parameters");
        }
        return DhGroup.generate(bits, generator);
    }

    private static BigInteger generator(NativeCall call) {
        BigInteger generator =
                Inputs.isBytes(call.argument(2)) ? Inputs.unsigned(call, 2) : BigInteger.valueOf(call.int32(2));
        if (generator.compareTo(BigInteger.TWO) < 0) {
            throw badGenerator();
        }
        return generator;
    }

    private static CryptoException badGenerator() {
        return CryptoException.openssl("error:02800065:Diffie-Hellman routines::bad generator");
    }

    /** {@code beginGroup(object, name)}. */
    private static Object beginGroup(NativeCall call) {
        Hidden.put(call.argument(0), new DiffieHellman(ModpGroups.of(call.string(1))));
        return JsValues.undefined();
    }

    private static Object setPublicKey(NativeCall call) {
        one(call).setPublicKey(Inputs.unsigned(call, 0));
        return JsValues.undefined();
    }

    private static Object setPrivateKey(NativeCall call) {
        one(call).setPrivateKey(Inputs.unsigned(call, 0));
        return JsValues.undefined();
    }

    /** {@code (publicKey, privateKey)}, both as handles. */
    private static CryptoJob prepareAgreement(NativeCall call) {
        AsymmetricKey publicKey = Hidden.of(call.argument(0), KeyHandle.class).key();
        AsymmetricKey privateKey = Hidden.of(call.argument(1), KeyHandle.class).key();
        return () -> Inputs.arrayBuffer(KeyAgreement.agree(privateKey, publicKey));
    }
}
