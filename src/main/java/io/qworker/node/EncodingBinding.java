package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.array.TypedArrayFactory;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.url.Idna;
import java.util.Arrays;

/** {@code internalBinding('encoding_binding')}. Source: Node 24, src/encoding_binding.cc. */
final class EncodingBinding implements Binding {

    /** What the last encodeInto read and wrote: two numbers that JavaScript sees. */
    private static final class Results {
        private final byte[] bytes = new byte[2 * Integer.BYTES];

        void set(int read, int written) {
            NativeInts.set(bytes, 0, read);
            NativeInts.set(bytes, 1, written);
        }
    }

    @Override
    public String name() {
        return "encoding_binding";
    }

    @Override
    public void define(Target target) {
        byte[] results = target.lane().state(Results.class, Results::new).bytes;
        target.value(
                        "encodeIntoResults",
                        JsValues.typedArray(JSRealm.get(null), TypedArrayFactory.Uint32Array, results))
                .function("encodeInto", 2, EncodingBinding::encodeInto)
                .function("encodeUtf8String", 1, EncodingBinding::encodeUtf8String)
                .function("decodeUTF8", 3, EncodingBinding::decodeUtf8)
                .function("toASCII", 1, call -> JsValues.string(Idna.toAscii(call.string(0))))
                .function("toUnicode", 1, call -> JsValues.string(Idna.toUnicode(call.string(0))));
    }

    private static Object encodeInto(NativeCall call) {
        Bytes encoded = Utf8.encode((TruffleString) call.argument(0));
        int written = Memory.change(call.argument(1), target -> {
            int length = Utf8.whole(encoded, target.length());
            System.arraycopy(encoded.array(), encoded.offset(), target.array(), target.offset(), length);
            return length;
        });
        call.lane().state(Results.class, Results::new).set(Utf8.units(encoded, written), written);
        return JsValues.undefined();
    }

    private static Object encodeUtf8String(NativeCall call) {
        Bytes encoded = Utf8.encode((TruffleString) call.argument(0));
        byte[] copy = Arrays.copyOfRange(encoded.array(), encoded.offset(), encoded.offset() + encoded.length());
        return JsValues.uint8Array(call.realm(), copy);
    }

    private static Object decodeUtf8(NativeCall call) {
        if (!Memory.isBufferOrView(call.argument(0))) {
            throw CodedErrors.typeError(
                    "ERR_INVALID_ARG_TYPE",
                    "The \"list\" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.");
        }
        Bytes bytes = Memory.read(call.argument(0));
        if (call.bool(2) && !Utf8.isValid(bytes)) {
            throw CodedErrors.typeError(
                    "ERR_ENCODING_INVALID_ENCODED_DATA", "The encoded data was not valid for encoding utf-8");
        }
        return Utf8.decode(call.bool(1) ? bytes : withoutMark(bytes));
    }

    private static Bytes withoutMark(Bytes bytes) {
        byte[] array = bytes.array();
        int at = bytes.offset();
        boolean marked = bytes.length() >= 3
                && array[at] == (byte) 0xef
                && array[at + 1] == (byte) 0xbb
                && array[at + 2] == (byte) 0xbf;
        return marked ? new Bytes(array, at + 3, bytes.length() - 3) : bytes;
    }
}
