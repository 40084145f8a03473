package io.qworker.zlib;

/** What kind of data a deflate stream is tuned to; in the order of zlib's numbers. */
public enum Strategy {
    DEFAULT,
    FILTERED,
    HUFFMAN_ONLY,
    RLE,
    FIXED;

    private static final Strategy[] ALL = values();

    public static Strategy of(int number) {
        return ALL[number];
    }
}
