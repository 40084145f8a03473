package io.qworker.cli;

/** What the process tells its caller. */
public final class ExitCode {

    public static final int OK = 0;
    /** Something went wrong: a job failed, the store was not reachable, a job does not exist. */
    public static final int FAILED = 1;
    /** The command line or a setting was wrong; nothing was done. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
