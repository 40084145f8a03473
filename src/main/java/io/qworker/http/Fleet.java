package io.qworker.http;

import io.qworker.queue.KnownWorker;
import io.qworker.queue.KnownWorker.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All workers: the manager hears of each by its messages, and the store has the leases of ours, which say more and are there
 * before a new manager has heard of anybody.
 *
 * @param heard those that the manager knows of
 * @param leased those that hold a lease
 */
record Fleet(List<KnownWorker> heard, List<KnownWorker> leased) {

    /** Each worker once, by its id. */
    List<KnownWorker> all() {
        Stream<KnownWorker> unheard =
                leased.stream().filter(lease -> heard.stream().noneMatch(worker -> same(worker, lease)));
        return Stream.concat(heard.stream().map(this::withLease), unheard)
                .sorted(Comparator.comparing(KnownWorker::id)
                        .thenComparing(worker -> worker.place().pid()))
                .toList();
    }

    private KnownWorker withLease(KnownWorker worker) {
        Optional<KnownWorker> lease =
                leased.stream().filter(each -> same(worker, each)).findFirst();
        return new KnownWorker(
                worker.id(),
                new Place(
                        worker.place().pid(),
                        worker.place()
                                .host()
                                .or(() -> lease.flatMap(each -> each.place().host()))),
                worker.taskIds(),
                worker.life(),
                worker.jobs().or(() -> lease.flatMap(KnownWorker::jobs)));
    }

    private static boolean same(KnownWorker one, KnownWorker other) {
        return one.id().equals(other.id()) && one.place().pid() == other.place().pid();
    }
}
