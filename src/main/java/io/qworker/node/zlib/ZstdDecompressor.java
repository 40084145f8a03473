package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;

/** ZstdDecompress. */
final class ZstdDecompressor implements Codec {

    private static final int END = 2;

    private final ZstdBuffers buffers = new ZstdBuffers();
    private NativeState state = begin();
    private boolean isFrameComplete;

    static ZstdDecompressor open(int[] parameters, byte[] dictionary) {
        ZstdDecompressor decompressor = new ZstdDecompressor();
        ZstdCode.load(ZstdCode.DECOMPRESSOR_DICTIONARY, decompressor.state, dictionary);
        ZstdCode.set(ZstdCode.SET_DECOMPRESSOR, decompressor.state, parameters);
        return decompressor;
    }

    private static NativeState begin() {
        return new NativeState(NativeCode.pointer(ZstdCode.CREATE_DECOMPRESSOR), ZstdCode.FREE_DECOMPRESSOR);
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        // A step without input after the output was full is no beginning of another frame.
        if (!isFrameComplete || transfer.availableIn() > 0) {
            Failure failure = step(transfer);
            if (failure != null) {
                return failure;
            }
        }
        boolean isCut = flush == END && !isFrameComplete && transfer.availableIn() == 0 && transfer.availableOut() > 0;
        return isCut ? Failure.END_OF_INPUT : null;
    }

    private Failure step(Transfer transfer) {
        buffers.begin(transfer);
        long result = NativeCode.int64(
                ZstdCode.DECOMPRESS,
                state.pointer(),
                buffers.output,
                (long) transfer.availableOut(),
                buffers.outPosition,
                buffers.input,
                (long) transfer.availableIn(),
                buffers.inPosition);
        buffers.end(transfer);
        isFrameComplete = result == 0;
        return ZstdCode.isError(result) ? ZstdCode.failure(result) : null;
    }

    @Override
    public Failure reset() {
        close();
        state = begin();
        isFrameComplete = false;
        return null;
    }

    @Override
    public void close() {
        state.close();
    }
}
