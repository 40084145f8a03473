package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.array.TypedArrayFactory;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of typed array. */
enum ViewKind {
    INT8('b', TypedArrayFactory.Int8Array),
    UINT8('B', TypedArrayFactory.Uint8Array),
    UINT8_CLAMPED('C', TypedArrayFactory.Uint8ClampedArray),
    INT16('w', TypedArrayFactory.Int16Array),
    UINT16('W', TypedArrayFactory.Uint16Array),
    INT32('d', TypedArrayFactory.Int32Array),
    UINT32('D', TypedArrayFactory.Uint32Array),
    FLOAT16('h', TypedArrayFactory.Float16Array),
    FLOAT32('f', TypedArrayFactory.Float32Array),
    FLOAT64('F', TypedArrayFactory.Float64Array),
    BIG_INT64('q', TypedArrayFactory.BigInt64Array),
    BIG_UINT64('Q', TypedArrayFactory.BigUint64Array);

    private final int tag;
    private final TypedArrayFactory factory;

    ViewKind(int tag, TypedArrayFactory factory) {
        this.tag = tag;
        this.factory = factory;
    }

    int tag() {
        return tag;
    }

    TypedArrayFactory factory() {
        return factory;
    }

    static ViewKind of(TypedArrayFactory factory) {
        return Arrays.stream(values())
                .filter(kind -> kind.factory == factory)
                .findFirst()
                .orElseThrow();
    }

    static Optional<ViewKind> tagged(long tag) {
        return Arrays.stream(values()).filter(kind -> kind.tag == tag).findFirst();
    }
}
