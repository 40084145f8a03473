package io.qworker.zlib;

/** Where a method of compression stands when it returns. */
enum Progress {
    /** It wants more input, or more room. */
    NEEDS_MORE,
    /** What was asked for is in a block that is complete. */
    BLOCK_DONE,
    /** The last block is under way and wants more room. */
    FINISHING,
    /** The last block is complete. */
    FINISHED
}
