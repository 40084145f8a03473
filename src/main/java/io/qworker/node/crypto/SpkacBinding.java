package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.function.Function;

/** {@code Certificate}, which is about SPKAC. Source: Node 24, src/crypto/crypto_spkac.cc. */
public final class SpkacBinding implements Binding {

    @Override
    public String name() {
        return "crypto/spkac";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("certVerifySpkac", 1, SpkacBinding::verify)
                .function("certExportPublicKey", 1, call -> part(call, Spkac::publicKeyPem))
                .function("certExportChallenge", 1, call -> part(call, Spkac::challenge));
    }

    private static Object verify(NativeCall call) {
        byte[] text = Inputs.copy(call, 0);
        Spkac spkac = Spkac.read(text);
        return text.length == 0 ? JsValues.string("") : spkac != null && spkac.isGenuine();
    }

    private static Object part(NativeCall call, Function<Spkac, byte[]> part) {
        Spkac spkac = Spkac.read(Inputs.copy(call, 0));
        byte[] bytes = spkac == null ? null : part.apply(spkac);
        return bytes == null ? JsValues.string("") : Buffers.of(call, bytes);
    }
}
