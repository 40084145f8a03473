package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;
import java.lang.foreign.MemorySegment;

/** BrotliCompress. */
final class BrotliEncoder implements Codec {

    private static final Failure FAILED = new Failure("Compression failed", "ERR_BROTLI_COMPRESSION_FAILED", -1);

    private final BrotliBuffers buffers = new BrotliBuffers();
    private NativeState state;

    private BrotliEncoder(NativeState state) {
        this.state = state;
    }

    static BrotliEncoder open(int[] parameters) {
        NativeState state = BrotliCode.encoder();
        BrotliCode.set(BrotliCode.SET_ENCODER, state, parameters);
        return new BrotliEncoder(state);
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        buffers.begin(transfer);
        int done = NativeCode.int32(
                BrotliCode.COMPRESS,
                state.pointer(),
                flush,
                buffers.availableIn,
                buffers.nextIn,
                buffers.availableOut,
                buffers.nextOut,
                MemorySegment.NULL);
        buffers.end(transfer);
        return done == 0 ? FAILED : null;
    }

    @Override
    public Failure reset() {
        close();
        state = BrotliCode.encoder();
        return null;
    }

    @Override
    public void close() {
        state.close();
    }
}
