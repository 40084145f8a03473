package io.qworker.node.http2;

import java.util.concurrent.TimeUnit;

/** A bucket of permissions that is filled again by and by. */
final class RateLimit {

    private final long burst;
    private final long rate;
    private long left;
    private long filledAt = now();

    RateLimit(long burst, long rate) {
        this.burst = burst;
        this.rate = rate;
        this.left = burst;
    }

    /** False when there is none left. */
    boolean take() {
        long now = now();
        left = Math.min(burst, left + (now - filledAt) * rate);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    }
}
