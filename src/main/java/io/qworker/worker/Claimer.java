package io.qworker.worker;

import io.qworker.job.Claim;
import io.qworker.job.ClusterLimits;
import io.qworker.store.Demand;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes due jobs in bulk while there is room for them: at once when woken (a job was scheduled, one ended), at the instant
 * the next one is due, and at every {@code processEvery} at the latest.
 */
final class Claimer implements Runnable {

    private static final int MOST_DOUBLINGS = 8;
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final Source source;
    private final Backlog backlog;
    private final Duration processEvery;
    private final Consumer<RuntimeException> trouble;
    private final Signal signal = new Signal();
    private volatile boolean paused;
    private volatile boolean stopped;
    private Duration backOff = Duration.ZERO;
    private int inVain;

    /** Where jobs come from and where they go. @param limits the cluster limits of the tasks that have any */
    record Source(
            JobStore store,
            Supplier<Lease> lease,
            Supplier<Set<String>> names,
            Supplier<Map<String, ClusterLimits>> limits,
            Runnable claimed) {}

    Claimer(Source source, Backlog backlog, Duration processEvery, Consumer<RuntimeException> trouble) {
        this.source = source;
        this.backlog = backlog;
        this.processEvery = processEvery;
        this.trouble = trouble;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                signal.await(paused ? processEvery : claim());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Claims what there is room for; answers how long nothing more can be done. */
    private Duration claim() {
        try {
            Map<String, Integer> room = backlog.room(source.names().get());
            int most = backlog.room();
            if (room.isEmpty() || most == 0) {
                return processEvery;
            }
            Demand demand =
                    new Demand(room, most, source.store().now(), source.limits().get());
            List<Claim> claims = source.store().claimDue(source.lease().get(), demand);
            backOff = Duration.ZERO;
            inVain = claims.isEmpty() ? inVain + 1 : 0;
            if (claims.isEmpty()) {
                return untilNextDue(room.keySet());
            }
            take(claims);
            return claims.size() < most ? untilNextDue(room.keySet()) : Duration.ZERO;
        } catch (StoreException e) {
            trouble.accept(e);
            return nextBackOff();
        }
    }

    private void take(List<Claim> claims) {
        backlog.add(claims);
        if (paused || stopped) {
            source.store().release(backlog.drain());
        } else {
            giveBackPaused();
            source.claimed().run();
        }
    }

    /** Hands back what waits here for tasks that are not worked on any more. */
    void giveBackPaused() {
        Set<String> names = source.names().get();
        List<Claim> unwanted = backlog.drain(name -> !names.contains(name));
        if (!unwanted.isEmpty()) {
            source.store().release(unwanted);
        }
    }

    private Duration untilNextDue(Set<String> names) {
        return source.store()
                .nextDue(names, source.limits().get())
                .map(due -> Duration.between(source.store().now(), due))
                .map(wait -> wait.compareTo(shortestWait()) < 0 ? shortestWait() : wait)
                .filter(wait -> wait.compareTo(processEvery) < 0)
                .orElse(processEvery);
    }

    /** A due job that cannot be claimed is another worker's by now, or this one's lease has to be renewed first. */
    private Duration shortestWait() {
        return Duration.ofMillis(1L << Math.min(inVain, MOST_DOUBLINGS));
    }

    private Duration nextBackOff() {
        Duration doubled = backOff.isZero() ? Duration.ofMillis(500) : backOff.multipliedBy(2);
        backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
        return backOff;
    }

    void wake() {
        signal.wake();
    }

    /** A job ended: there is room for more. */
    void wakeIfLow() {
        if (backlog.runsLow()) {
            signal.wake();
        }
    }

    void pause() {
        paused = true;
        source.store().release(backlog.drain());
    }

    void resume() {
        paused = false;
        signal.wake();
    }

    void stop() {
        stopped = true;
        signal.wake();
    }
}
