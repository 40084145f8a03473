package io.qworker.worker;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.types.ObjectId;

/**
 * Writes in bulk what became of jobs: whatever ended while the last write was under way goes with the next. While the store
 * is away it keeps them and tries again.
 */
final class Finisher implements Runnable {

    private static final int MOST_AT_ONCE = 1000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final JobStore store;
    private final Consumer<RuntimeException> trouble;
    private final BlockingQueue<Ended> queue = new LinkedBlockingQueue<>();
    private volatile boolean closing;

    /**
     * A job's end, to be written.
     *
     * @param after told whether it was: false when the claim was no longer current
     */
    record Ended(Finish finish, Consumer<Boolean> after) {}

    Finisher(JobStore store, Consumer<RuntimeException> trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    void add(Ended ended) {
        queue.add(ended);
    }

    @Override
    public void run() {
        try {
            while (true) {
                List<Ended> batch = next();
                if (batch.isEmpty() && closing) {
                    return;
                }
                while (!batch.isEmpty() && !write(batch)) {
                    if (closing) {
                        // Their leases run out and the jobs are run again: at least once.
                        return;
                    }
                    TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Ended> next() throws InterruptedException {
        List<Ended> batch = new ArrayList<>();
        Ended first = queue.poll(closing ? 0 : 200, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MOST_AT_ONCE - 1);
        }
        return batch;
    }

    private boolean write(List<Ended> batch) {
        try {
            Set<ObjectId> lost = new HashSet<>();
            for (Claim claim : store.finish(batch.stream().map(Ended::finish).toList())) {
                lost.add(claim.job().id());
            }
            for (Ended ended : batch) {
                ended.after().accept(!lost.contains(ended.finish().claim().job().id()));
            }
            return true;
        } catch (StoreException e) {
            trouble.accept(e);
            return false;
        }
    }

    /** Writes what is left, then ends the thread. */
    void close() {
        closing = true;
    }
}
