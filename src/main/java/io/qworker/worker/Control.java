package io.qworker.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The control thread of a worker: what happens to it happens here, in the order in which it was asked for. */
final class Control {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("qworker-control").factory());
    private final Consumer<RuntimeException> trouble;

    /** @param trouble told what an action threw */
    Control(Consumer<RuntimeException> trouble) {
        this.trouble = trouble;
    }

    void run(Runnable action) {
        try {
            thread.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    trouble.accept(e);
                }
            });
        } catch (RejectedExecutionException stopped) {
            // Messages that arrive after the end mean nothing to this worker.
        }
    }

    /** Lets the actions at hand end and takes no more. */
    void close() {
        thread.shutdown();
    }
}
