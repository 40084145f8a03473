package io.qworker.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does things again and again on a thread of its own, so that neither JavaScript nor a slow write holds them up. */
final class Heartbeat implements AutoCloseable {

    private final ScheduledExecutorService executor;
    private final Consumer<RuntimeException> trouble;

    Heartbeat(Consumer<RuntimeException> trouble) {
        this.trouble = trouble;
        this.executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("qworker-heartbeat-", 0).factory());
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

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
