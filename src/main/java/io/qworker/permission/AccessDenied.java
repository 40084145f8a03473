package io.qworker.permission;

/**
 * Something that the permissions do not allow. JavaScript sees an Error with {@code code} {@code ERR_ACCESS_DENIED} and the
 * fields {@code permission} and {@code resource}, as in Node's permission model.
 */
public final class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String permission;
    private final String resource;

    private AccessDenied(String permission, String resource, String what) {
        super(
                "Access to this API has been restricted: the task's \"permissions\" do not let it " + what,
                null,
                false,
                false);
        this.permission = permission;
        this.resource = resource;
    }

    static AccessDenied file(Access access, String path) {
        return new AccessDenied(access.permission(), path, access.verb() + " " + path + " (\"fs\")");
    }

    /** @param what such as {@code connect to 10.0.0.1:80} */
    public static AccessDenied net(String what, String resource) {
        return new AccessDenied("Net", resource, what + " (\"net\")");
    }

    public static AccessDenied run(String program) {
        return new AccessDenied("ChildProcess", program, "run " + program + " (\"run\")");
    }

    public static AccessDenied worker() {
        return new AccessDenied("WorkerThreads", "", "start threads (\"worker\")");
    }

    /** Node's name of the permission. */
    public String permission() {
        return permission;
    }

    /** The path, host or program. */
    public String resource() {
        return resource;
    }
}
