package io.qworker.zlib;

/** The compressed data is not what it should be. */
final class DataError extends Exception {

    private static final long serialVersionUID = 1L;

    DataError(String message) {
        super(message, null, false, false);
    }
}
