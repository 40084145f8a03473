package io.qworker.node;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Ints in the memory of an Int32Array or Uint32Array, which is in the machine's byte order. */
final class NativeInts {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private NativeInts() {}

    static void set(byte[] memory, int index, int value) {
        INTS.set(memory, index * Integer.BYTES, value);
    }
}
