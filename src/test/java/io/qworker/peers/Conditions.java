package io.qworker.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Conditions {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Conditions() {}

    /** Fails, naming the condition, when it does not come true. */
    static void await(String what, BooleanSupplier condition) {
        Instant late = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(late)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
