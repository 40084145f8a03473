package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code v8}: figures of the heap, which is the JVM's and common to all lanes. */
final class V8Binding implements Binding {

    private static final int FIELDS = 14;

    @Override
    public String name() {
        return "v8";
    }

    @Override
    public void define(Target target) {
        target.function("heapStatistics", 1, V8Binding::heapStatistics)
                .function("heapSpaceStatistics", 2, V8Binding::heapSpaceStatistics)
                .value("heapSpaces", JsValues.strings(target.lane().realm(), HeapSpaces.NAMES));
    }

    /** Into a Float64Array, in V8's order; what the JVM does not tell is 0. */
    private static Object heapStatistics(NativeCall call) {
        Runtime heap = Runtime.getRuntime();
        double[] values = new double[FIELDS];
        values[0] = heap.totalMemory();
        values[2] = heap.totalMemory();
        values[3] = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
        values[4] = heap.totalMemory() - heap.freeMemory();
        values[5] = heap.maxMemory();
        values[9] = 1;
        return put(call, values);
    }

    /** {@code (buffer, name)} */
    private static Object heapSpaceStatistics(NativeCall call) {
        return put(call, HeapSpaces.figures(call.string(1)));
    }

    private static Object put(NativeCall call, double[] values) {
        ByteBuffer buffer = call.bytes(0).asByteBuffer().order(ByteOrder.nativeOrder());
        for (double value : values) {
            buffer.putDouble(value);
        }
        return JsValues.undefined();
    }
}
