package io.qworker.node.zlib;

import io.qworker.zlib.Status;

/** What Node's errors of zlib tell. */
record Failure(String message, String code, int errno) {

    static final Failure END_OF_INPUT = new Failure("unexpected end of file", Status.BUF_ERROR);

    Failure(String message, Status status) {
        this(message, status.code(), status.number());
    }
}
