package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;

/** {@code internalBinding('string_decoder')}: the layout of the state is that of {@link StringDecoderState}. */
final class StringDecoderBinding implements Binding {

    @Override
    public String name() {
        return "string_decoder";
    }

    @Override
    public void define(Target target) {
        target.value("kIncompleteCharactersStart", StringDecoderState.INCOMPLETE_START)
                .value("kIncompleteCharactersEnd", StringDecoderState.INCOMPLETE_END)
                .value("kMissingBytes", StringDecoderState.MISSING)
                .value("kBufferedBytes", StringDecoderState.BUFFERED)
                .value("kEncodingField", StringDecoderState.ENCODING)
                .value("kNumFields", StringDecoderState.SIZE)
                .value("kSize", StringDecoderState.SIZE)
                .value("encodings", JsValues.strings(JSRealm.get(null), TextEncoding.labels()))
                .function(
                        "decode",
                        2,
                        call -> new StringDecoderState(call.bytes(0)).decode(Memory.read(call.argument(1))))
                .function("flush", 1, call -> new StringDecoderState(call.bytes(0)).flush());
    }
}
