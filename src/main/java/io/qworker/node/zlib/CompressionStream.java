package io.qworker.node.zlib;

import io.qworker.js.Bytes;
import io.qworker.zlib.Transfer;

/**
 * A codec and the two numbers that it tells JavaScript after each step: what is left of the room, and what of the input.
 */
record CompressionStream(Codec codec, Bytes result) {

    private static final int AVAILABLE_OUT = 0;
    private static final int AVAILABLE_IN = 1;

    void tell(Transfer transfer) {
        result.setInt32(AVAILABLE_OUT, transfer.availableOut());
        result.setInt32(AVAILABLE_IN, transfer.availableIn());
    }
}
