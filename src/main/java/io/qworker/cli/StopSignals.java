package io.qworker.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/** SIGTERM and SIGINT stop the process in good order; a second one stops it at once. */
final class StopSignals implements AutoCloseable {

    private static final int AT_ONCE = 130;
    private static final String[] NAMES = {"TERM", "INT"};

    private final Object[] before = new Object[NAMES.length];
    private final AtomicInteger count = new AtomicInteger();
    private final Runnable stop;
    private final Runnable abandon;

    private StopSignals(Runnable stop, Runnable abandon) {
        this.stop = stop;
        this.abandon = abandon;
    }

    /**
     * @param stop begins to stop
     * @param abandon hands back what can be handed back within half a second
     */
    static StopSignals to(Runnable stop, Runnable abandon) {
        StopSignals signals = new StopSignals(stop, abandon);
        for (int i = 0; i < NAMES.length; i++) {
            signals.before[i] = Signals.register(NAMES[i], signals::received);
        }
        return signals;
    }

    private void received() {
        if (count.incrementAndGet() == 1) {
            stop.run();
        } else {
            Thread.ofPlatform().daemon().start(abandon);
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
