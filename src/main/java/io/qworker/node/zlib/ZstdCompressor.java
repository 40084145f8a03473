package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;

/** ZstdCompress. */
final class ZstdCompressor implements Codec {

    private static final long UNKNOWN_SIZE = -1;

    private final ZstdBuffers buffers = new ZstdBuffers();
    private final long size;
    private NativeState state;

    private ZstdCompressor(NativeState state, long size) {
        this.state = state;
        this.size = size;
    }

    /** @param size of all the input, -1 when that is not known */
    static ZstdCompressor open(int[] parameters, long size, byte[] dictionary) {
        ZstdCompressor compressor = new ZstdCompressor(begin(size), size);
        ZstdCode.load(ZstdCode.COMPRESSOR_DICTIONARY, compressor.state, dictionary);
        ZstdCode.set(ZstdCode.SET_COMPRESSOR, compressor.state, parameters);
        return compressor;
    }

    private static NativeState begin(long size) {
        NativeState state = new NativeState(NativeCode.pointer(ZstdCode.CREATE_COMPRESSOR), ZstdCode.FREE_COMPRESSOR);
        if (size != UNKNOWN_SIZE) {
            ZstdCode.check(
                    NativeCode.int64(ZstdCode.SET_SIZE, state.pointer(), size), "Could not set pledged src size");
        }
        return state;
    }

    @Override
    public Failure work(Transfer transfer, int flush) {
        buffers.begin(transfer);
        long result = NativeCode.int64(
                ZstdCode.COMPRESS,
                state.pointer(),
                buffers.output,
                (long) transfer.availableOut(),
                buffers.outPosition,
                buffers.input,
                (long) transfer.availableIn(),
                buffers.inPosition,
                flush);
        buffers.end(transfer);
        return ZstdCode.isError(result) ? ZstdCode.failure(result) : null;
    }

    @Override
    public Failure reset() {
        close();
        state = begin(size);
        return null;
    }

    @Override
    public void close() {
        state.close();
    }
}
