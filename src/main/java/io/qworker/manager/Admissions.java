package io.qworker.manager;

import io.qworker.queue.KnownWorker.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers workers that want to start, some of them a little later. */
final class Admissions {

    private final AdmitWorkers admit;
    private final KnownWorkers workers;
    private final WorkerOrders orders;
    private final ManagerListener listener;
    private final Patience patience;
    private final Map<String, LiveWorker> waiting = new LinkedHashMap<>();

    /** Does something when a worker's tasks have been unknown for long enough. */
    @FunctionalInterface
    interface Patience {
        void then(Runnable action);
    }

    Admissions(
            AdmitWorkers admit,
            KnownWorkers workers,
            WorkerOrders orders,
            ManagerListener listener,
            Patience patience) {
        this.admit = admit;
        this.workers = workers;
        this.orders = orders;
        this.listener = listener;
        this.patience = patience;
    }

    void asks(LiveWorker worker) {
        switch (admit.decide(worker)) {
            case Admission.Start start -> admitted(worker, start);
            case Admission.Refuse refuse -> refused(worker, refuse.reason());
            case Admission.Wait wait -> {
                if (waiting.put(key(worker), worker) == null) {
                    patience.then(() -> patienceEnds(worker));
                }
            }
            case Admission.Doubt _ -> waiting.put(key(worker), worker);
            case Admission.Ignore ignore -> {
                waiting.put(key(worker), worker);
                listener.warned(ignore.reason());
            }
        }
    }

    /** Definitions that workers waited for may have come. */
    void tasksDefined() {
        again();
    }

    /** A worker left or fell silent, and its id, pid and places are free. */
    void placeFreed() {
        again();
    }

    /** This worker lives: whoever wants its id and asked before cannot have it. */
    void heard(LiveWorker worker) {
        waiting.values().stream()
                .filter(other -> other.id().equals(worker.id()) && !other.isSameAs(worker))
                .toList()
                .forEach(this::asks);
    }

    private void again() {
        List<LiveWorker> asking = new ArrayList<>(waiting.values());
        asking.stream()
                .filter(worker -> admit.decide(worker) instanceof Admission.Start)
                .forEach(this::asks);
    }

    private void patienceEnds(LiveWorker worker) {
        if (waiting.remove(key(worker), worker) && admit.decide(worker) instanceof Admission.Wait wait) {
            refused(worker, wait.reason());
        }
    }

    private void admitted(LiveWorker worker, Admission.Start start) {
        waiting.remove(key(worker));
        workers.put(worker.as(State.STARTING));
        orders.start(worker, start.tasks());
        listener.admitted(worker);
    }

    private void refused(LiveWorker worker, String reason) {
        waiting.remove(key(worker));
        orders.terminate(worker, reason);
        listener.refused(worker, reason);
    }

    private static String key(LiveWorker worker) {
        return worker.pid() + "/" + worker.id();
    }
}
