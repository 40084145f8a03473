package io.qworker.zlib;

/** What surrounds the deflated data. */
public enum Format {
    RAW,
    ZLIB,
    GZIP,
    /** For reading only: zlib or gzip, whichever it is. */
    ZLIB_OR_GZIP
}
