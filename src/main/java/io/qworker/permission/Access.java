package io.qworker.permission;

/** What somebody wants of a file, in Node's words for its kinds of permission. */
public enum Access {
    READ("FileSystemRead", "read"),
    WRITE("FileSystemWrite", "write"),
    /** Both, such as to move a file away: what is moved can be read, and is no longer where it was. */
    READ_AND_WRITE("FileSystemWrite", "read and write"),
    /** To see that it is there: allowed too on the way to what may be read. */
    LOOK("FileSystemRead", "look at");

    private final String permission;
    private final String verb;

    Access(String permission, String verb) {
        this.permission = permission;
        this.verb = verb;
    }

    public String permission() {
        return permission;
    }

    String verb() {
        return verb;
    }

    boolean reads() {
        return this != WRITE;
    }

    boolean writes() {
        return this == WRITE || this == READ_AND_WRITE;
    }
}
