package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Memory outside the heap for a native codec: a copy of the input, made once however many steps it takes, room for the
 * output, and two counters each, which the codec moves.
 */
final class NativeBuffers {

    private final MemorySegment counters = Arena.ofAuto().allocate(4L * Long.BYTES, Long.BYTES);
    private MemorySegment input = MemorySegment.NULL;
    private MemorySegment output = MemorySegment.NULL;
    private byte[] source;
    private int base;
    private int next;
    private int end;

    /** Of the four counters. */
    MemorySegment counter(int index) {
        return counters.asSlice((long) index * Long.BYTES, Long.BYTES);
    }

    long count(int index) {
        return counters.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    void count(int index, long value) {
        counters.setAtIndex(ValueLayout.JAVA_LONG, index, value);
    }

    /** Where the input of this step is. */
    MemorySegment input(Transfer transfer) {
        boolean goesOn = transfer.in() == source
                && transfer.nextIn() == next
                && transfer.availableIn() > 0
                && transfer.nextIn() + transfer.availableIn() == end;
        if (!goesOn) {
            source = transfer.in();
            base = transfer.nextIn();
            end = base + transfer.availableIn();
            input = room(input, transfer.availableIn());
            MemorySegment.copy(source, base, input, ValueLayout.JAVA_BYTE, 0, transfer.availableIn());
        }
        return input.asSlice(transfer.nextIn() - base);
    }

    MemorySegment output(Transfer transfer) {
        output = room(output, transfer.availableOut());
        return output;
    }

    private static MemorySegment room(MemorySegment held, int size) {
        return held.byteSize() < Math.max(size, 1) ? Arena.ofAuto().allocate(Math.max(size, 1)) : held;
    }

    /** Tells the transfer how far the step came. */
    void done(Transfer transfer, int read, int written) {
        MemorySegment.copy(output, ValueLayout.JAVA_BYTE, 0, transfer.out(), transfer.nextOut(), written);
        transfer.read(read);
        transfer.written(written);
        next = transfer.nextIn();
        if (transfer.availableIn() == 0) {
            source = null;
        }
    }
}
