package io.qworker.node.process;

import io.qworker.js.Errno;

/** Why a program could not be started. */
final class SpawnFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Errno errno;

    SpawnFailure(Errno errno) {
        super(errno.description(), null, false, false);
        this.errno = errno;
    }

    /** @param number C's, positive */
    SpawnFailure(int number) {
        this(Libc.errno(number));
    }

    Errno errno() {
        return errno;
    }
}
