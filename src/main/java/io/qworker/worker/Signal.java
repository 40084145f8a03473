package io.qworker.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; several wake-ups before it waits are one. */
final class Signal {

    private final Semaphore permits = new Semaphore(0);

    void wake() {
        if (permits.availablePermits() == 0) {
            permits.release();
        }
    }

    void await(Duration longest) throws InterruptedException {
        if (permits.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            permits.drainPermits();
        }
    }
}
