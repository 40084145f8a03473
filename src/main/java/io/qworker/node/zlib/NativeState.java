package io.qworker.node.zlib;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;

/** A state that a native library keeps for a stream, until it is closed or forgotten. */
final class NativeState {

    private final MemorySegment pointer;
    private final Cleaner.Cleanable end;
    private boolean isClosed;

    NativeState(MemorySegment pointer, MethodHandle free) {
        if (pointer.address() == 0) {
            throw new OutOfMemoryError("No memory for a native stream");
        }
        this.pointer = pointer;
        end = NativeCode.CLEANER.register(this, () -> NativeCode.call(free, pointer));
    }

    /** @throws IllegalStateException once it is closed: the memory may be another's by then */
    MemorySegment pointer() {
        if (isClosed) {
            throw new IllegalStateException("already finalized");
        }
        return pointer;
    }

    void close() {
        isClosed = true;
        end.clean();
    }
}
