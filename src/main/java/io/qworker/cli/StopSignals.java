package io.qworker.cli;

import io.qworker.worker.Worker;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/** SIGTERM and SIGINT stop the worker in good order; a second one stops it at once. */
final class StopSignals implements AutoCloseable {

    private static final int AT_ONCE = 130;
    private static final String[] NAMES = {"TERM", "INT"};

    private final Object[] before = new Object[NAMES.length];
    private final AtomicInteger count = new AtomicInteger();
    private final Worker worker;

    private StopSignals(Worker worker) {
        this.worker = worker;
    }

    static StopSignals to(Worker worker) {
        StopSignals signals = new StopSignals(worker);
        for (int i = 0; i < NAMES.length; i++) {
            signals.before[i] = Signals.register(NAMES[i], signals::received);
        }
        return signals;
    }

    private void received() {
        if (count.incrementAndGet() == 1) {
            worker.stop(Optional.empty());
        } else {
            Thread.ofPlatform().daemon().start(worker::abandon);
            haltSoon();
        }
    }

    /** The jobs are handed back if the store answers quickly; their lease runs out if it does not. */
    private static void haltSoon() {
        try {
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(AT_ONCE);
    }

    @Override
    public void close() {
        for (int i = 0; i < NAMES.length; i++) {
            Signals.unregister(NAMES[i], before[i]);
        }
    }
}
