package io.qworker.node.zlib;

import static io.qworker.node.zlib.NativeCode.INT;
import static io.qworker.node.zlib.NativeCode.POINTER;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import io.qworker.js.NodeException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Brotli's own functions, from the library that brotli4j carries for this platform. Loaded on first use. */
final class BrotliCode {

    static {
        if (!Brotli4jLoader.isAvailable()) {
            throw new NodeException(
                    "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
                    "Brotli is not available on this platform: " + Brotli4jLoader.getUnavailabilityCause());
        }
    }

    private static final MemoryLayout[] STREAM = {POINTER, POINTER, POINTER, POINTER, POINTER, POINTER};

    static final MethodHandle CREATE_ENCODER =
            NativeCode.function("BrotliEncoderCreateInstance", POINTER, POINTER, POINTER, POINTER);
    static final MethodHandle DESTROY_ENCODER = NativeCode.procedure("BrotliEncoderDestroyInstance", POINTER);
    static final MethodHandle SET_ENCODER = NativeCode.function("BrotliEncoderSetParameter", INT, POINTER, INT, INT);
    static final MethodHandle COMPRESS = NativeCode.function(
            "BrotliEncoderCompressStream", INT, POINTER, INT, POINTER, POINTER, POINTER, POINTER, POINTER);
    static final MethodHandle CREATE_DECODER =
            NativeCode.function("BrotliDecoderCreateInstance", POINTER, POINTER, POINTER, POINTER);
    static final MethodHandle DESTROY_DECODER = NativeCode.procedure("BrotliDecoderDestroyInstance", POINTER);
    static final MethodHandle SET_DECODER = NativeCode.function("BrotliDecoderSetParameter", INT, POINTER, INT, INT);
    static final MethodHandle DECOMPRESS = NativeCode.function("BrotliDecoderDecompressStream", INT, STREAM);
    static final MethodHandle ERROR_CODE = NativeCode.function("BrotliDecoderGetErrorCode", INT, POINTER);
    static final MethodHandle ERROR_TEXT = NativeCode.function("BrotliDecoderErrorString", POINTER, INT);

    private BrotliCode() {}

    static NativeState encoder() {
        return new NativeState(create(CREATE_ENCODER), DESTROY_ENCODER);
    }

    static NativeState decoder() {
        return new NativeState(create(CREATE_DECODER), DESTROY_DECODER);
    }

    private static MemorySegment create(MethodHandle function) {
        return NativeCode.pointer(function, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL);
    }

    /** {@code parameters} by number; -1 leaves one as it is. */
    static void set(MethodHandle function, NativeState state, int[] parameters) {
        for (int key = 0; key < parameters.length; key++) {
            boolean isSet = parameters[key] != -1;
            if (isSet && NativeCode.int32(function, state.pointer(), key, parameters[key]) == 0) {
                throw new NodeException("ERR_ZLIB_INITIALIZATION_FAILED", "Initialization failed");
            }
        }
    }
}
