package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;
import java.lang.foreign.MemorySegment;

/** BrotliDecompress. */
final class BrotliDecoder implements Codec {

    private static final int FINISH = 2;
    private static final int ERROR = 0;
    private static final int NEEDS_MORE_INPUT = 2;

    private final BrotliBuffers buffers = new BrotliBuffers();
    private NativeState state;
    private Failure error;

    private BrotliDecoder(NativeState state) {
        this.state = state;
    }

    static BrotliDecoder open(int[] parameters) {
        NativeState state = BrotliCode.decoder();
        BrotliCode.set(BrotliCode.SET_DECODER, state, parameters);
        return new BrotliDecoder(state);
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        buffers.begin(transfer);
        int result = NativeCode.int32(
                BrotliCode.DECOMPRESS,
                state.pointer(),
                buffers.availableIn,
                buffers.nextIn,
                buffers.availableOut,
                buffers.nextOut,
                MemorySegment.NULL);
        buffers.end(transfer);
        if (result == ERROR) {
            error = error();
        }
        return error == null && flush == FINISH && result == NEEDS_MORE_INPUT ? Failure.END_OF_INPUT : error;
    }

    private Failure error() {
        int code = NativeCode.int32(BrotliCode.ERROR_CODE, state.pointer());
        String name = NativeCode.text(NativeCode.pointer(BrotliCode.ERROR_TEXT, code));
        return new Failure("Decompression failed", "ERR_" + name, code);
    }

    @Override
    public Failure reset() {
        close();
        state = BrotliCode.decoder();
        error = null;
        return null;
    }

    @Override
    public void close() {
        state.close();
    }
}
