package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;
import java.lang.foreign.MemorySegment;

/** Input and output as Zstandard takes them: where they are, their sizes, and pointers to how far they are used. */
final class ZstdBuffers {

    private static final int OUT_POSITION = 0;
    private static final int IN_POSITION = 1;

    private final NativeBuffers buffers = new NativeBuffers();
    final MemorySegment outPosition = buffers.counter(OUT_POSITION);
    final MemorySegment inPosition = buffers.counter(IN_POSITION);
    MemorySegment input;
    MemorySegment output;

    void begin(Transfer transfer) {
        input = buffers.input(transfer);
        output = buffers.output(transfer);
        buffers.count(OUT_POSITION, 0);
        buffers.count(IN_POSITION, 0);
    }

    void end(Transfer transfer) {
        buffers.done(transfer, (int) buffers.count(IN_POSITION), (int) buffers.count(OUT_POSITION));
    }
}
