package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.concurrent.Callable;

/** {@code encapsulate} and {@code decapsulate}. Source: Node 24, src/crypto/crypto_kem.cc. */
public final class EncapsulationBinding implements Binding {

    @Override
    public String name() {
        return "crypto/encapsulation";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .job("prepareEncapsulation", 4, EncapsulationBinding::prepareEncapsulation)
                .job("prepareDecapsulation", 5, EncapsulationBinding::prepareDecapsulation);
    }

    /** {@code (key…)}: {@code [secret, text]}. */
    private static CryptoJob prepareEncapsulation(NativeCall call) {
        AsymmetricKey key = KeySource.publicOrPrivateKey(call, 0).key();
        return () -> {
            KeyEncapsulation.Encapsulated made = attempt(() -> KeyEncapsulation.encapsulate(key));
            return answer ->
                    JsValues.array(answer.realm(), Buffers.of(answer, made.secret()), Buffers.of(answer, made.text()));
        };
    }

    /** {@code (key…, text)}. */
    private static CryptoJob prepareDecapsulation(NativeCall call) {
        AsymmetricKey key = KeySource.privateKey(call, 0).key();
        byte[] text = Inputs.copy(call, KeySource.ARGUMENTS);
        return () -> {
            byte[] secret = attempt(() -> KeyEncapsulation.decapsulate(key, text));
            return answer -> Buffers.of(answer, secret);
        };
    }

    /** Whatever was wrong, Node says the same. */
    private static <T> T attempt(Callable<T> step) {
        try {
            return step.call();
        } catch (Exception failure) {
            throw CryptoException.plain("Deriving bits failed");
        }
    }
}
