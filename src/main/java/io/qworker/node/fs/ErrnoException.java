package io.qworker.node.fs;

import io.qworker.js.Errno;
import java.io.IOException;

/** An error of the operating system that we know or decide ourselves. */
final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Errno errno;

    ErrnoException(Errno errno) {
        super(errno.description());
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }
}
