package io.qworker.queue;

/** A job is in a state that does not allow what was asked; the message is for people. */
public final class WrongState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongState(String message) {
        super(message);
    }
}
