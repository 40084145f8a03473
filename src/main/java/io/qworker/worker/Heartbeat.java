package io.qworker.worker;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does things again and again on a thread of its own, so that neither JavaScript nor a slow write holds them up. */
final class Heartbeat implements AutoCloseable {

    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<RuntimeException> trouble;

    Heartbeat(Consumer<RuntimeException> trouble) {
        this.trouble = trouble;
        this.executor = new ScheduledThreadPoolExecutor(
                2, Thread.ofPlatform().daemon().name("qworker-heartbeat-", 0).factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** First after one interval. Failures are reported and do not end it. */
    ScheduledFuture<?> every(Duration interval, Runnable action) {
        return executor.scheduleAtFixedRate(
                () -> guarded(action), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    ScheduledFuture<?> after(Duration delay, Runnable action) {
        return executor.schedule(() -> guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            trouble.accept(e);
        }
    }

    /** What is under way comes to its end: a question to the store is not cut off. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
