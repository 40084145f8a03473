package io.qworker.peers;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
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

    /** Looking costs the server time, which those who work need. */
    private static final long REST_NANOS = 2_000_000_000;

    private static final BsonDocument DONE = BsonDocument.parse("{lockedAt: null, lastFinishedAt: {$gt: {$date: 0}}}");

    private final Storage storage;
    private final MongoCollection<BsonDocument> jobs;
    private final Map<String, List<String>> tellers = new ConcurrentHashMap<>();

    Outcomes(PeersServer server) {
        this.jobs = server.jobs();
        this.storage = Storage.mongo(server.uri(), "Job", "mubsub", problem -> {});
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
            if (open.removeAll(done())) {
                late = Instant.now().plus(WITHOUT_PROGRESS);
            } else if (Instant.now().isAfter(late)) {
                throw new AssertionError(open.size() + " of " + jobs.size() + " were never done, such as "
                        + storage.jobs().find(open.iterator().next()));
            }
            LockSupport.parkNanos(REST_NANOS);
        }
    }

    private Set<ObjectId> done() {
        return jobs.find(DONE)
                .projection(Projections.include("_id"))
                .map(job -> job.getObjectId("_id").getValue())
                .into(new HashSet<>());
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
