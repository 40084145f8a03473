package io.qworker.permission;

/** Permissions that are not written as they should be; the message says which part is wrong and what is understood. */
public final class UnreadablePermissions extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadablePermissions(String message) {
        super(message);
    }
}
