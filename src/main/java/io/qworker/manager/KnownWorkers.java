package io.qworker.manager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The workers that were heard of, with those that fell silent within the last hour. */
final class KnownWorkers {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private record Key(String id, long pid) {
        static Key of(LiveWorker worker) {
            return new Key(worker.id(), worker.pid());
        }
    }

    private final Map<Key, LiveWorker> workers = new ConcurrentHashMap<>();

    void put(LiveWorker worker) {
        workers.put(Key.of(worker), worker);
    }

    Optional<LiveWorker> find(LiveWorker worker) {
        return Optional.ofNullable(workers.get(Key.of(worker)));
    }

    boolean isLive(LiveWorker worker) {
        return find(worker).filter(LiveWorker::isLive).isPresent();
    }

    Optional<LiveWorker> remove(LiveWorker worker) {
        return Optional.ofNullable(workers.remove(Key.of(worker)));
    }

    List<LiveWorker> all() {
        List<LiveWorker> all = new ArrayList<>(workers.values());
        all.sort(Comparator.comparing(LiveWorker::id).thenComparing(LiveWorker::pid));
        return all;
    }

    List<LiveWorker> live() {
        return all().stream().filter(LiveWorker::isLive).toList();
    }

    void forget(Instant now) {
        workers.values()
                .removeIf(worker ->
                        !worker.isLive() && worker.seenAt().plus(REMEMBERED).isBefore(now));
    }
}
