package io.qworker.js;

/**
 * Becomes a JavaScript Error with Node's fields. Null fields are left off.
 *
 * <p>A system error carries {@code errno} (negative), {@code code} and {@code syscall} and Node's message
 * ({@code ENOENT: no such file or directory, open 'x'}); see {@link #system}.
 */
public final class NodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Integer errno;
    private final String syscall;
    private final String path;
    private final String destination;

    public NodeException(String code, String message) {
        this(code, null, null, null, null, message);
    }

    private NodeException(String code, Integer errno, String syscall, String path, String destination, String message) {
        super(message, null, false, false);
        this.code = code;
        this.errno = errno;
        this.syscall = syscall;
        this.path = path;
        this.destination = destination;
    }

    /** As libuv's errors look; {@code path} and {@code destination} may be null. */
    public static NodeException system(Errno errno, String syscall, String path, String destination) {
        StringBuilder message = new StringBuilder()
                .append(errno.name())
                .append(": ")
                .append(errno.description())
                .append(", ")
                .append(syscall);
        if (path != null) {
            message.append(" '").append(path).append('\'');
        }
        if (destination != null) {
            message.append(" -> '").append(destination).append('\'');
        }
        return new NodeException(errno.name(), errno.number(), syscall, path, destination, message.toString());
    }

    /** As Node's C++ side reports a plain errno: positive, and the message in the C library's order. */
    public static NodeException posix(Errno errno, String syscall, String path) {
        String text = errno.description();
        String message =
                errno.name() + ", " + Character.toUpperCase(text.charAt(0)) + text.substring(1) + " '" + path + "'";
        return new NodeException(errno.name(), -errno.number(), syscall, path, null, message);
    }

    public String code() {
        return code;
    }

    public Integer errno() {
        return errno;
    }

    public String syscall() {
        return syscall;
    }

    public String path() {
        return path;
    }

    public String destination() {
        return destination;
    }
}
