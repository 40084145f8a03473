package io.qworker.node.process;

/**
 * How a process ended.
 *
 * @param code of its own, 0 when a signal ended it
 * @param signal 0 when it ended by itself
 */
record Exit(int code, int signal) {

    /** As {@code waitpid} tells it. */
    static Exit ofStatus(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new Exit(status >> 8 & 0xff, 0) : new Exit(0, signal);
    }
}
