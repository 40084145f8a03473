package io.qworker.peers;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** What became of jobs, by the collection and by what their workers tell on the channel. */
final class Outcomes implements AutoCloseable {

    /** A lost job of a Node worker comes back within a minute and a half. */
    private static final Duration WITHOUT_PROGRESS = Duration.ofMinutes(3);

    private final Storage storage;
    private final Map<String, List<String>> tellers = new ConcurrentHashMap<>();

    Outcomes(String uri) {
        this.storage = Storage.mongo(uri, "Job", "mubsub", problem -> {});
        storage.bus().subscribe(Topics.WORKER_NOTIFICATION, this::heard);
    }

    private void heard(Bus.Received message) {
        BsonDocument notification = message.content().asDocument();
        if (notification.getString("type").getValue().equals("success")) {
            tellers.computeIfAbsent(notification.getString("sourceId").getValue(), id -> new CopyOnWriteArrayList<>())
                    .add(notification.getString("workerId").getValue());
        }
    }

    /** Waits until all are done; fails when none was for long. */
    void awaitAll(List<ObjectId> jobs) {
        Set<ObjectId> open = new HashSet<>(jobs);
        Instant late = Instant.now().plus(WITHOUT_PROGRESS);
        while (!open.isEmpty()) {
            if (open.removeIf(this::isDone)) {
                late = Instant.now().plus(WITHOUT_PROGRESS);
            } else if (Instant.now().isAfter(late)) {
                throw new AssertionError(open.size() + " of " + jobs.size() + " were never done, such as "
                        + storage.jobs().find(open.iterator().next()));
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private boolean isDone(ObjectId id) {
        return storage.jobs()
                .find(id)
                .filter(job -> job.lockedAt().isEmpty()
                        && job.instant("lastFinishedAt").isPresent())
                .isPresent();
    }

    /** Jobs whose success more than one worker told, one of ours among them: ours tell what the store has recorded. */
    Map<String, List<String>> recordedTwiceByOurs(Set<String> ours) {
        return tellers.entrySet().stream()
                .filter(told ->
                        told.getValue().size() > 1 && told.getValue().stream().anyMatch(ours::contains))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    @Override
    public void close() {
        storage.close();
    }
}
