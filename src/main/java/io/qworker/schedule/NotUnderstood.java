package io.qworker.schedule;

/** A text about time could not be read; the message is for people and names the part that is wrong. */
public final class NotUnderstood extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public NotUnderstood(String message) {
        super(message);
    }
}
