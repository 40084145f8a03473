package io.qworker.node.process;

import java.util.concurrent.CompletableFuture;

/** A process that a lane started. For all threads. */
interface Child {

    long pid();

    /** 0, or one of libuv's errors; the process may take its time to obey. */
    int kill(int signal);

    CompletableFuture<Exit> exit();

    /** Ends it at once, with all that it started. */
    void end();
}
