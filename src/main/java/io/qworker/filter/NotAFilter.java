package io.qworker.filter;

/** A filter that cannot be applied; the message names the part that is wrong. */
public final class NotAFilter extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public NotAFilter(String message) {
        super(message);
    }
}
