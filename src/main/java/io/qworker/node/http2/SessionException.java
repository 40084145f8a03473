package io.qworker.node.http2;

/** Ends the reading of a session: nothing of what its peer sends can be used any more. */
final class SessionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    SessionException(Failure failure) {
        super(failure.name(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
