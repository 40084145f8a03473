package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;
import java.lang.foreign.MemorySegment;

/** Input and output as Brotli takes them: pointers to how much is left and to where it is. */
final class BrotliBuffers {

    private static final int AVAILABLE_IN = 0;
    private static final int NEXT_IN = 1;
    private static final int AVAILABLE_OUT = 2;
    private static final int NEXT_OUT = 3;

    private final NativeBuffers buffers = new NativeBuffers();
    final MemorySegment availableIn = buffers.counter(AVAILABLE_IN);
    final MemorySegment nextIn = buffers.counter(NEXT_IN);
    final MemorySegment availableOut = buffers.counter(AVAILABLE_OUT);
    final MemorySegment nextOut = buffers.counter(NEXT_OUT);

    void begin(Transfer transfer) {
        buffers.count(AVAILABLE_IN, transfer.availableIn());
        buffers.count(NEXT_IN, buffers.input(transfer).address());
        buffers.count(AVAILABLE_OUT, transfer.availableOut());
        buffers.count(NEXT_OUT, buffers.output(transfer).address());
    }

    void end(Transfer transfer) {
        int read = transfer.availableIn() - (int) buffers.count(AVAILABLE_IN);
        int written = transfer.availableOut() - (int) buffers.count(AVAILABLE_OUT);
        buffers.done(transfer, read, written);
    }
}
