package io.qworker.task;

/** A task's limits are not written as they should be; the message says which and how they are written. */
public final class UnreadableLimits extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableLimits(String message) {
        super(message);
    }
}
