package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** {@code internalBinding('icu')}. Source: Node 24, src/node_i18n.cc. */
final class IcuBinding implements Binding {

    @Override
    public String name() {
        return "icu";
    }

    @Override
    public void define(Target target) {
        target.function(
                        "getStringWidth",
                        3,
                        call -> ColumnWidth.of(
                                call.string(0), call.bool(1), !(call.argument(2) instanceof Boolean) || call.bool(2)))
                .function("icuErrName", 1, call -> JsValues.string(errorName(call.int32(0))))
                .function("transcode", 3, IcuBinding::transcode)
                .function("getConverter", 2, IcuBinding::getConverter)
                .function("decode", 4, IcuBinding::decode)
                .function("hasConverter", 1, call -> IcuConverter.exists(call.string(0)));
    }

    private static String errorName(int code) {
        return switch (code) {
            case 0 -> "U_ZERO_ERROR";
            case Transcoder.ILLEGAL_ARGUMENT -> "U_ILLEGAL_ARGUMENT_ERROR";
            case Transcoder.INVALID_CHARACTER -> "U_INVALID_CHAR_FOUND";
            case 11 -> "U_TRUNCATED_CHAR_FOUND";
            case 12 -> "U_ILLEGAL_CHAR_FOUND";
            case 15 -> "U_BUFFER_OVERFLOW_ERROR";
            default -> "U_ERROR_" + code;
        };
    }

    private static Object transcode(NativeCall call) {
        TextEncoding from = TextEncoding.of(call.argument(1), TextEncoding.BUFFER);
        TextEncoding to = TextEncoding.of(call.argument(2), TextEncoding.BUFFER);
        try {
            return Buffers.of(call, Transcoder.transcode(Memory.read(call.argument(0)), from, to));
        } catch (Transcoder.Failure failure) {
            return failure.code();
        }
    }

    private static Object getConverter(NativeCall call) {
        IcuConverter converter = IcuConverter.open(call.string(0), call.int32(1));
        return converter == null ? JsValues.undefined() : Handles.wrap(call.realm(), converter);
    }

    private static Object decode(NativeCall call) {
        IcuConverter converter = Handles.unwrap(call.argument(0), IcuConverter.class);
        if (!Memory.isBufferOrView(call.argument(1))) {
            throw CodedErrors.typeError(
                    "ERR_INVALID_ARG_TYPE",
                    "The \"input\" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.");
        }
        String text = converter.decode(Memory.read(call.argument(1)), call.int32(2));
        if (text == null) {
            throw CodedErrors.typeError(
                    "ERR_ENCODING_INVALID_ENCODED_DATA",
                    "The encoded data was not valid for encoding " + call.string(3));
        }
        return JsValues.string(text);
    }
}
