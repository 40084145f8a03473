package io.qworker.worker;

import io.qworker.job.Outcome;
import io.qworker.store.JobStore;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.types.ObjectId;

/** A worker's current session, and those before it whose runs are left to finish. */
final class Sessions implements Iterable<Session> {

    private final List<Session> all = new CopyOnWriteArrayList<>();
    private final JobStore own;
    private volatile Session current;

    /** @param own the worker's store; any other was opened for a session alone and closes with it */
    Sessions(JobStore own) {
        this.own = own;
    }

    void begin(Session session) {
        all.add(session);
        current = session;
    }

    Optional<Session> current() {
        return Optional.ofNullable(current);
    }

    List<Session> all() {
        return all;
    }

    @Override
    public Iterator<Session> iterator() {
        return all.iterator();
    }

    /** Where the current session's jobs are. */
    JobStore store() {
        return current == null ? own : current.store();
    }

    Optional<Run> find(ObjectId jobId) {
        return all.stream().flatMap(each -> each.find(jobId).stream()).findFirst();
    }

    /** A lane's answer; what belongs to no run any more is dropped. */
    void finished(int runId, Outcome outcome) {
        for (Session each : all) {
            if (each.finished(runId, outcome)) {
                return;
            }
        }
    }

    /** Ends a paused session once its runs have finished, without holding up the next one. */
    void retire(Session old) {
        Thread.ofVirtual().start(() -> {
            try {
                old.awaitIdle(Duration.ofDays(1));
                old.close();
                closeForeignStore(old);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                all.remove(old);
            }
        });
    }

    void closeForeignStores() {
        all.forEach(this::closeForeignStore);
    }

    private void closeForeignStore(Session ended) {
        if (ended.store() != own) {
            ended.store().close();
        }
    }
}
