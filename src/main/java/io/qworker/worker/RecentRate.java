package io.qworker.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;

/** How many jobs ended within the last half second: as many may be claimed ahead, and no more. */
final class RecentRate {

    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(50);

    private final InstantSource clock;
    private final ArrayDeque<Bucket> buckets = new ArrayDeque<>();
    private int sum;

    RecentRate(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add() {
        long step = clock.millis() / STEP.toMillis();
        Bucket last = buckets.peekLast();
        if (last == null || last.step != step) {
            last = new Bucket(step);
            buckets.addLast(last);
        }
        last.count++;
        sum++;
    }

    synchronized int count() {
        long oldest = (clock.millis() - WINDOW.toMillis()) / STEP.toMillis();
        while (!buckets.isEmpty() && buckets.peekFirst().step < oldest) {
            sum -= buckets.removeFirst().count;
        }
        return sum;
    }

    private static final class Bucket {
        final long step;
        int count;

        Bucket(long step) {
            this.step = step;
        }
    }
}
