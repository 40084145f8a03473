package io.qworker.node.zlib;

import io.qworker.zlib.Transfer;

/** A stream of compression or decompression. Used by one thread at a time. */
interface Codec {

    /** Moves bytes as far as it goes; answers what went wrong, or null. {@code flush} is the family's own number. */
    Failure work(Transfer transfer, int flush);

    /** As new; answers what went wrong, or null. */
    Failure reset();

    void close();
}
