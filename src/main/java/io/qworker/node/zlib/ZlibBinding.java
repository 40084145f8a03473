package io.qworker.node.zlib;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import io.qworker.zlib.Deflate;
import io.qworker.zlib.Format;
import io.qworker.zlib.Strategy;
import io.qworker.zlib.Transfer;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** {@code zlib}: what {@code bindings/internal/zlib.js} makes its streams of. Source: Node 24, src/node_zlib.cc. */
public final class ZlibBinding implements Binding {

    /** Node's numbers of what a stream does. */
    private static final int INFLATE = 2;

    private static final int GZIP = 3;
    private static final int GUNZIP = 4;
    private static final int DEFLATE_RAW = 5;
    private static final int INFLATE_RAW = 6;
    private static final int UNZIP = 7;

    private static final byte[] NONE = {};

    @Override
    public String name() {
        return "zlib";
    }

    @Override
    public void define(Target target) {
        target.function("zlib", 8, ZlibBinding::zlib)
                .function("brotliEncoder", 2, call -> stream(call, BrotliEncoder.open(numbers(call, 0)), 1))
                .function("brotliDecoder", 2, call -> stream(call, BrotliDecoder.open(numbers(call, 0)), 1))
                .function("zstdCompressor", 4, ZlibBinding::zstdCompressor)
                .function("zstdDecompressor", 3, ZlibBinding::zstdDecompressor)
                .function("write", 9, ZlibBinding::write)
                .function("writeSync", 8, ZlibBinding::writeSync)
                .function("params", 3, ZlibBinding::params)
                .function("reset", 1, call -> failure(call.realm(), codec(call).reset()))
                .function("close", 1, ZlibBinding::close)
                .function("crc32", 2, ZlibBinding::crc32);
    }

    /** {@code (mode, windowBits, level, memLevel, strategy, dictionary, rejectsGarbage, result)} */
    private static Object zlib(NativeCall call) {
        int mode = call.int32(0);
        byte[] dictionary = bytes(call, 5);
        Codec codec = switch (mode) {
            case INFLATE, GUNZIP, INFLATE_RAW, UNZIP ->
                new Decompressor(new Decompressor.Parameters(format(mode), call.int32(1), dictionary, call.bool(6)));
            default ->
                new Compressor(
                        new Deflate.Parameters(
                                format(mode), call.int32(1), call.int32(3), call.int32(2), Strategy.of(call.int32(4))),
                        dictionary);
        };
        return stream(call, codec, 7);
    }

    private static Format format(int mode) {
        return switch (mode) {
            case DEFLATE_RAW, INFLATE_RAW -> Format.RAW;
            case GZIP, GUNZIP -> Format.GZIP;
            case UNZIP -> Format.ZLIB_OR_GZIP;
            default -> Format.ZLIB;
        };
    }

    /** {@code (parameters, size or -1, dictionary, result)} */
    private static Object zstdCompressor(NativeCall call) {
        return stream(call, ZstdCompressor.open(numbers(call, 0), call.int64(1), bytes(call, 2)), 3);
    }

    /** {@code (parameters, dictionary, result)} */
    private static Object zstdDecompressor(NativeCall call) {
        return stream(call, ZstdDecompressor.open(numbers(call, 0), bytes(call, 1)), 2);
    }

    private static Object stream(NativeCall call, Codec codec, int result) {
        return Handles.wrap(call.realm(), new CompressionStream(codec, call.bytes(result)));
    }

    private static int[] numbers(NativeCall call, int index) {
        Bytes bytes = call.bytes(index);
        int[] numbers = new int[bytes.length() / Integer.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.int32(i);
        }
        return numbers;
    }

    /** A copy of a view's bytes, none when there is no view. */
    private static byte[] bytes(NativeCall call, int index) {
        return call.isAbsent(index) ? NONE : copy(Bytes.buffer(call.argument(index)));
    }

    private static byte[] copy(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    private static CompressionStream stream(NativeCall call) {
        return Handles.unwrap(call.argument(0), CompressionStream.class);
    }

    private static Codec codec(NativeCall call) {
        return stream(call).codec();
    }

    /** {@code (stream, flush, in, offset, length, out, offset, length, callback(message, errno, code))} */
    private static Object write(NativeCall call) {
        CompressionStream stream = stream(call);
        int flush = call.int32(1);
        Transfer transfer = transfer(call);
        Object callback = call.argument(8);
        call.lane().loop().submit(() -> stream.codec().work(transfer, flush), (failed, crash) -> {
            if (crash != null) {
                throw Errors.createError("write failed: " + crash, crash);
            }
            stream.tell(transfer);
            JsValues.call(callback, JsValues.undefined(), failure(call.realm(), failed));
        });
        return JsValues.undefined();
    }

    private static Object writeSync(NativeCall call) {
        CompressionStream stream = stream(call);
        Transfer transfer = transfer(call);
        Failure failed = stream.codec().work(transfer, call.int32(1));
        stream.tell(transfer);
        return failure(call.realm(), failed);
    }

    private static Transfer transfer(NativeCall call) {
        Bytes out = call.bytes(5);
        int nextOut = out.offset() + call.int32(6);
        if (call.isAbsent(2)) {
            return new Transfer(NONE, 0, 0, out.array(), nextOut, call.int32(7));
        }
        Bytes in = input(call.argument(2));
        return new Transfer(
                in.array(), in.offset() + call.int32(3), call.int32(4), out.array(), nextOut, call.int32(7));
    }

    /** Shared memory has no array to read from. */
    private static Bytes input(Object view) {
        if (view instanceof JSTypedArrayObject typed && !(typed.getArrayBuffer() instanceof JSArrayBufferObject.Heap)) {
            byte[] copy = copy(Bytes.buffer(view));
            return new Bytes(copy, 0, copy.length);
        }
        return Bytes.of(view);
    }

    /** {@code [message, errno, code]}, or undefined when nothing went wrong. */
    private static Object failure(JSRealm realm, Failure failure) {
        return failure == null
                ? JsValues.undefined()
                : JsValues.array(
                        realm, JsValues.string(failure.message()), failure.errno(), JsValues.string(failure.code()));
    }

    private static Object params(NativeCall call) {
        return codec(call) instanceof Compressor compressor
                ? failure(call.realm(), compressor.parameters(call.int32(1), Strategy.of(call.int32(2))))
                : JsValues.undefined();
    }

    private static Object close(NativeCall call) {
        codec(call).close();
        return JsValues.undefined();
    }

    private static Object crc32(NativeCall call) {
        ByteBuffer data = call.argument(0) instanceof TruffleString text
                ? StringBytes.encode(text, TextEncoding.UTF8).asByteBuffer()
                : Bytes.buffer(call.argument(0));
        CRC32 crc = new CRC32();
        crc.update(data);
        return JsValues.number(Crc32.combine((int) call.int64(1), (int) crc.getValue(), data.limit()) & 0xffffffffL);
    }
}
