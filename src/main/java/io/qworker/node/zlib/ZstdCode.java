package io.qworker.node.zlib;

import static io.qworker.node.zlib.NativeCode.INT;
import static io.qworker.node.zlib.NativeCode.LONG;
import static io.qworker.node.zlib.NativeCode.POINTER;

import com.github.luben.zstd.util.Native;
import io.qworker.js.NodeException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/** Zstandard's own functions, from the library that zstd-jni carries for this platform. Loaded on first use. */
final class ZstdCode {

    static {
        Native.load();
    }

    static final MethodHandle CREATE_COMPRESSOR = NativeCode.function("ZSTD_createCCtx", POINTER);
    static final MethodHandle FREE_COMPRESSOR = NativeCode.function("ZSTD_freeCCtx", LONG, POINTER);
    static final MethodHandle SET_COMPRESSOR = NativeCode.function("ZSTD_CCtx_setParameter", LONG, POINTER, INT, INT);
    static final MethodHandle SET_SIZE = NativeCode.function("ZSTD_CCtx_setPledgedSrcSize", LONG, POINTER, LONG);
    static final MethodHandle COMPRESSOR_DICTIONARY =
            NativeCode.function("ZSTD_CCtx_loadDictionary", LONG, POINTER, POINTER, LONG);
    static final MethodHandle COMPRESS = NativeCode.function(
            "ZSTD_compressStream2_simpleArgs", LONG, POINTER, POINTER, LONG, POINTER, POINTER, LONG, POINTER, INT);
    static final MethodHandle CREATE_DECOMPRESSOR = NativeCode.function("ZSTD_createDCtx", POINTER);
    static final MethodHandle FREE_DECOMPRESSOR = NativeCode.function("ZSTD_freeDCtx", LONG, POINTER);
    static final MethodHandle SET_DECOMPRESSOR = NativeCode.function("ZSTD_DCtx_setParameter", LONG, POINTER, INT, INT);
    static final MethodHandle DECOMPRESSOR_DICTIONARY =
            NativeCode.function("ZSTD_DCtx_loadDictionary", LONG, POINTER, POINTER, LONG);
    static final MethodHandle DECOMPRESS = NativeCode.function(
            "ZSTD_decompressStream_simpleArgs", LONG, POINTER, POINTER, LONG, POINTER, POINTER, LONG, POINTER);
    private static final MethodHandle IS_ERROR = NativeCode.function("ZSTD_isError", INT, LONG);
    private static final MethodHandle ERROR_CODE = NativeCode.function("ZSTD_getErrorCode", INT, LONG);
    private static final MethodHandle ERROR_TEXT = NativeCode.function("ZSTD_getErrorName", POINTER, LONG);

    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(1, "GENERIC"),
            Map.entry(10, "prefix_unknown"),
            Map.entry(12, "version_unsupported"),
            Map.entry(14, "frameParameter_unsupported"),
            Map.entry(16, "frameParameter_windowTooLarge"),
            Map.entry(20, "corruption_detected"),
            Map.entry(22, "checksum_wrong"),
            Map.entry(24, "literals_headerWrong"),
            Map.entry(30, "dictionary_corrupted"),
            Map.entry(32, "dictionary_wrong"),
            Map.entry(34, "dictionaryCreation_failed"),
            Map.entry(40, "parameter_unsupported"),
            Map.entry(41, "parameter_combination_unsupported"),
            Map.entry(42, "parameter_outOfBound"),
            Map.entry(44, "tableLog_tooLarge"),
            Map.entry(46, "maxSymbolValue_tooLarge"),
            Map.entry(48, "maxSymbolValue_tooSmall"),
            Map.entry(50, "stabilityCondition_notRespected"),
            Map.entry(60, "stage_wrong"),
            Map.entry(62, "init_missing"),
            Map.entry(64, "memory_allocation"),
            Map.entry(66, "workSpace_tooSmall"),
            Map.entry(70, "dstSize_tooSmall"),
            Map.entry(72, "srcSize_wrong"),
            Map.entry(74, "dstBuffer_null"),
            Map.entry(80, "noForwardProgress_destFull"),
            Map.entry(82, "noForwardProgress_inputEmpty"));

    private ZstdCode() {}

    static boolean isError(long result) {
        return NativeCode.int32(IS_ERROR, result) != 0;
    }

    static Failure failure(long result) {
        int number = NativeCode.int32(ERROR_CODE, result);
        String text = NativeCode.text(NativeCode.pointer(ERROR_TEXT, result));
        return new Failure(text, "ZSTD_error_" + CODES.getOrDefault(number, "GENERIC"), number);
    }

    /** {@code parameters} by number; -1 leaves one as it is. */
    static void set(MethodHandle function, NativeState state, int[] parameters) {
        for (int key = 0; key < parameters.length; key++) {
            if (parameters[key] != -1) {
                check(NativeCode.int64(function, state.pointer(), key, parameters[key]), "Setting parameter failed");
            }
        }
    }

    static void load(MethodHandle function, NativeState state, byte[] dictionary) {
        if (dictionary.length > 0) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, dictionary);
                check(
                        NativeCode.int64(function, state.pointer(), bytes, (long) dictionary.length),
                        "Failed to load zstd dictionary");
            }
        }
    }

    static void check(long result, String otherwise) {
        if (isError(result)) {
            throw new NodeException("ERR_ZLIB_INITIALIZATION_FAILED", otherwise);
        }
    }
}
