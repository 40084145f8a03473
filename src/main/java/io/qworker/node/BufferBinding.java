package io.qworker.node;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSConfig;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;
import io.qworker.js.NodeException;
import java.util.Arrays;

/** {@code internalBinding('buffer')}. Source: Node 24, src/node_buffer.cc. */
final class BufferBinding implements Binding {

    /** V8's; the engine's own is larger, but packages compare with Node's. */
    private static final int MAX_STRING_LENGTH = 0x1fffffe8;

    private static final int INVALID_CHARACTER = -1;

    @Override
    public String name() {
        return "buffer";
    }

    @Override
    public void define(Target target) {
        target.value("kMaxLength", JSConfig.SOFT_MAX_ARRAY_LENGTH)
                .value("kStringMaxLength", MAX_STRING_LENGTH)
                .function("setBufferPrototype", 1, Buffers::setPrototype)
                .function("byteLengthUtf8", 1, BufferBinding::byteLengthUtf8)
                .function("compare", 2, BufferBinding::compare)
                .function("compareOffset", 6, BufferBinding::compareOffset)
                .function("copy", 5, BufferBinding::copy)
                .function("copyArrayBuffer", 5, BufferBinding::copyArrayBuffer)
                .function("createUnsafeArrayBuffer", 1, BufferBinding::createUnsafeArrayBuffer)
                .function("fill", 5, BufferFill::fill)
                .function("indexOfBuffer", 5, BufferBinding::indexOfBuffer)
                .function("indexOfNumber", 4, BufferBinding::indexOfNumber)
                .function("indexOfString", 5, BufferBinding::indexOfString)
                .function("isAscii", 1, call -> isAscii(validated(call)))
                .function("isUtf8", 1, call -> Utf8.isValid(validated(call)))
                .function("swap16", 1, call -> swap(call, 2))
                .function("swap32", 1, call -> swap(call, 4))
                .function("swap64", 1, call -> swap(call, 8))
                .function("atob", 1, BufferBinding::atob)
                .function("btoa", 1, BufferBinding::btoa);
        slices(target);
        writes(target);
    }

    private static void slices(Target target) {
        target.function("asciiSlice", 3, slice(TextEncoding.ASCII))
                .function("base64Slice", 3, slice(TextEncoding.BASE64))
                .function("base64urlSlice", 3, slice(TextEncoding.BASE64URL))
                .function("latin1Slice", 3, slice(TextEncoding.LATIN1))
                .function("hexSlice", 3, slice(TextEncoding.HEX))
                .function("ucs2Slice", 3, slice(TextEncoding.UTF16LE))
                .function("utf8Slice", 3, slice(TextEncoding.UTF8));
    }

    private static void writes(Target target) {
        target.function("asciiWriteStatic", 4, write(TextEncoding.LATIN1))
                .function("latin1WriteStatic", 4, write(TextEncoding.LATIN1))
                .function("utf8WriteStatic", 4, write(TextEncoding.UTF8))
                .function("base64Write", 4, write(TextEncoding.BASE64))
                .function("base64urlWrite", 4, write(TextEncoding.BASE64URL))
                .function("hexWrite", 4, write(TextEncoding.HEX))
                .function("ucs2Write", 4, write(TextEncoding.UTF16LE));
    }

    private static Object byteLengthUtf8(NativeCall call) {
        return Utf8.encode((TruffleString) call.argument(0)).length();
    }

    private static NativeFunction slice(TextEncoding encoding) {
        return call -> {
            Bytes bytes = view(call);
            if (bytes.length() == 0) {
                return Strings.EMPTY_STRING;
            }
            long start = index(call, 1, 0);
            long end = Math.max(index(call, 2, bytes.length()), start);
            if (end > bytes.length()) {
                throw outOfRange("Index out of range");
            }
            Bytes part = new Bytes(bytes.array(), bytes.offset() + (int) start, (int) (end - start));
            if (part.length() > longest(encoding)) {
                throw CodedErrors.rangeError(
                        "ERR_STRING_TOO_LONG", "Cannot create a string longer than 0x1fffffe8 characters");
            }
            return StringBytes.decode(part, encoding);
        };
    }

    private static long longest(TextEncoding encoding) {
        return switch (encoding) {
            case HEX -> MAX_STRING_LENGTH / 2;
            case BASE64, BASE64URL -> MAX_STRING_LENGTH / 4L * 3;
            case UTF16LE -> MAX_STRING_LENGTH * 2L;
            default -> MAX_STRING_LENGTH;
        };
    }

    private static NativeFunction write(TextEncoding encoding) {
        return call -> {
            if (!Memory.isView(call.argument(0))) {
                throw CodedErrors.typeError("ERR_INVALID_ARG_TYPE", "argument must be a buffer");
            }
            if (!(call.argument(1) instanceof TruffleString text)) {
                throw CodedErrors.typeError("ERR_INVALID_ARG_TYPE", "argument must be a string");
            }
            return Memory.change(call.argument(0), bytes -> {
                long offset = index(call, 2, 0);
                if (offset > bytes.length()) {
                    throw CodedErrors.rangeError("ERR_BUFFER_OUT_OF_BOUNDS", "\"offset\" is outside of buffer bounds");
                }
                int at = (int) offset;
                int room = (int) Math.min(index(call, 3, bytes.length() - at), bytes.length() - at);
                return room == 0 ? 0 : StringBytes.write(text, encoding, bytes.array(), bytes.offset() + at, room);
            });
        };
    }

    private static Bytes view(NativeCall call) {
        if (!Memory.isView(call.argument(0))) {
            throw CodedErrors.typeError("ERR_INVALID_ARG_TYPE", "argument must be a buffer");
        }
        return Memory.read(call.argument(0));
    }

    private static long index(NativeCall call, int argument, long fallback) {
        if (call.argument(argument) == Undefined.instance) {
            return fallback;
        }
        long value = call.int64(argument);
        if (value < 0) {
            throw outOfRange("Index out of range");
        }
        return value;
    }

    private static RuntimeException outOfRange(String message) {
        return CodedErrors.rangeError("ERR_OUT_OF_RANGE", message);
    }

    private static Object compare(NativeCall call) {
        return compare(Memory.read(call.argument(0)), Memory.read(call.argument(1)));
    }

    private static int compare(Bytes a, Bytes b) {
        return Integer.signum(Arrays.compareUnsigned(
                a.array(), a.offset(), a.offset() + a.length(), b.array(), b.offset(), b.offset() + b.length()));
    }

    private static Object compareOffset(NativeCall call) {
        Bytes source = Memory.read(call.argument(0));
        Bytes target = Memory.read(call.argument(1));
        long targetStart = call.int64(2);
        long sourceStart = call.int64(3);
        if (sourceStart > source.length()) {
            throw outOfRange("The value of \"sourceStart\" is out of range.");
        }
        if (targetStart > target.length()) {
            throw outOfRange("The value of \"targetStart\" is out of range.");
        }
        return compare(part(source, sourceStart, call.int64(5)), part(target, targetStart, call.int64(4)));
    }

    private static Bytes part(Bytes bytes, long start, long end) {
        long length = Math.max(0, Math.min(end, bytes.length()) - start);
        return new Bytes(bytes.array(), bytes.offset() + (int) start, (int) length);
    }

    private static Object copy(NativeCall call) {
        Bytes source = Memory.read(call.argument(0));
        int targetStart = call.int32(2);
        int sourceStart = call.int32(3);
        int length = call.int32(4);
        return Memory.change(call.argument(1), target -> {
            System.arraycopy(
                    source.array(),
                    source.offset() + sourceStart,
                    target.array(),
                    target.offset() + targetStart,
                    length);
            return length;
        });
    }

    private static Object copyArrayBuffer(NativeCall call) {
        Bytes source = Memory.read(call.argument(2));
        int sourceOffset = call.int32(3);
        int targetOffset = call.int32(1);
        int length = call.int32(4);
        Memory.change(call.argument(0), target -> {
            System.arraycopy(
                    source.array(),
                    source.offset() + sourceOffset,
                    target.array(),
                    target.offset() + targetOffset,
                    length);
            return length;
        });
        return JsValues.undefined();
    }

    /** Not unsafe here: Java always clears memory. */
    private static Object createUnsafeArrayBuffer(NativeCall call) {
        long size = call.int64(0);
        if (size < 0 || size > JSConfig.SOFT_MAX_ARRAY_LENGTH) {
            throw CodedErrors.rangeError("ERR_MEMORY_ALLOCATION_FAILED", "Failed to allocate memory");
        }
        return JsValues.arrayBuffer(call.realm(), new byte[(int) size]);
    }

    private static Object indexOfString(NativeCall call) {
        TextEncoding encoding = TextEncoding.of(call.argument(3), TextEncoding.UTF8);
        Bytes needle = StringBytes.encode((TruffleString) call.argument(1), encoding);
        return JsValues.number(
                BufferSearch.find(Memory.read(call.argument(0)), needle, call.int64(2), call.bool(4), unit(encoding)));
    }

    private static Object indexOfBuffer(NativeCall call) {
        int unit = unit(TextEncoding.of(call.argument(3), TextEncoding.UTF8));
        return JsValues.number(BufferSearch.find(
                Memory.read(call.argument(0)), Memory.read(call.argument(1)), call.int64(2), call.bool(4), unit));
    }

    private static int unit(TextEncoding encoding) {
        return encoding == TextEncoding.UTF16LE ? 2 : 1;
    }

    private static Object indexOfNumber(NativeCall call) {
        Bytes needle = new Bytes(new byte[] {(byte) call.int64(1)}, 0, 1);
        return JsValues.number(
                BufferSearch.find(Memory.read(call.argument(0)), needle, call.int64(2), call.bool(3), 1));
    }

    private static Bytes validated(NativeCall call) {
        if (Memory.isDetached(call.argument(0))) {
            throw new NodeException("ERR_INVALID_STATE", "Cannot validate on a detached buffer");
        }
        return Memory.read(call.argument(0));
    }

    private static boolean isAscii(Bytes bytes) {
        for (int i = bytes.offset(); i < bytes.offset() + bytes.length(); i++) {
            if (bytes.array()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static Object swap(NativeCall call, int size) {
        Memory.change(call.argument(0), bytes -> {
            byte[] array = bytes.array();
            for (int start = bytes.offset(); start < bytes.offset() + bytes.length(); start += size) {
                for (int i = 0; i < size / 2; i++) {
                    byte kept = array[start + i];
                    array[start + i] = array[start + size - 1 - i];
                    array[start + size - 1 - i] = kept;
                }
            }
            return 0;
        });
        return call.argument(0);
    }

    private static Object btoa(NativeCall call) {
        TruffleString text = (TruffleString) call.argument(0);
        if (!StringBytes.isLatin1(text)) {
            return INVALID_CHARACTER;
        }
        return StringBytes.decode(StringBytes.latin1(text), TextEncoding.BASE64);
    }

    private static Object atob(NativeCall call) {
        TruffleString text = (TruffleString) call.argument(0);
        Bytes digits = StringBytes.latin1(text);
        byte[] decoded = StringBytes.isLatin1(text)
                ? Base64Text.decodeForgiving(
                        Arrays.copyOfRange(digits.array(), digits.offset(), digits.offset() + digits.length()))
                : null;
        return decoded == null
                ? (Object) INVALID_CHARACTER
                : StringBytes.decode(new Bytes(decoded, 0, decoded.length), TextEncoding.LATIN1);
    }
}
