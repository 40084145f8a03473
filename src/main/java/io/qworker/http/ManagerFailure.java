package io.qworker.http;

/** A manager could not be asked, or did not do what was asked; the message is for people. */
public final class ManagerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ManagerFailure(String message) {
        super(message);
    }

    ManagerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
