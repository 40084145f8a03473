package io.qworker.js;

/**
 * {@code process.exit}: ends the lane. An Error that is no exception of JavaScript's, so that no script can catch it.
 */
public final class ProcessExit extends Error {

    private static final long serialVersionUID = 1L;

    private final int code;

    public ProcessExit(int code) {
        super("process.exit(" + code + ")", null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
