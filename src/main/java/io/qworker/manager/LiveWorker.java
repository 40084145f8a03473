package io.qworker.manager;

import io.qworker.queue.KnownWorker;
import io.qworker.queue.KnownWorker.State;
import io.qworker.task.Urlify;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A worker as its messages describe it.
 *
 * @param pid its address on the channel
 * @param taskIds the ids of the tasks it wants to run
 * @param startedAt empty when it did not say
 * @param seenAt when it was last heard of
 */
public record LiveWorker(
        String id, long pid, List<String> taskIds, Optional<Instant> startedAt, Instant seenAt, State state) {

    public LiveWorker {
        taskIds = List.copyOf(taskIds);
    }

    /** Reads {@code {id, pid, taskIds, startedAt}}; empty if it is something else. Source: protocol.md §1.6. */
    static Optional<LiveWorker> of(BsonValue message, Instant now) {
        if (!message.isDocument()) {
            return Optional.empty();
        }
        BsonDocument worker = message.asDocument();
        if (!worker.isNumber("pid") || !worker.containsKey("id") || !worker.isArray("taskIds")) {
            return Optional.empty();
        }
        List<String> tasks = worker.getArray("taskIds").stream()
                .filter(BsonValue::isString)
                .map(id -> Urlify.urlify(id.asString().getValue()))
                .toList();
        Optional<Instant> startedAt = worker.isDateTime("startedAt")
                ? Optional.of(
                        Instant.ofEpochMilli(worker.getDateTime("startedAt").getValue()))
                : Optional.empty();
        return text(worker.get("id"))
                .map(id ->
                        new LiveWorker(id, worker.getNumber("pid").longValue(), tasks, startedAt, now, State.STARTING));
    }

    /** The original made numbers of ids that look like some. */
    private static Optional<String> text(BsonValue id) {
        if (id.isString()) {
            return Optional.of(id.asString().getValue());
        }
        return id.isNumber() ? Optional.of(String.valueOf(id.asNumber().longValue())) : Optional.empty();
    }

    LiveWorker seen(Instant now, State as) {
        return new LiveWorker(id, pid, taskIds, startedAt, now, as);
    }

    LiveWorker as(State other) {
        return new LiveWorker(id, pid, taskIds, startedAt, seenAt, other);
    }

    KnownWorker known(Optional<String> host) {
        return new KnownWorker(
                id,
                new KnownWorker.Place(pid, host),
                taskIds,
                new KnownWorker.Life(startedAt, Optional.of(seenAt), state),
                Optional.empty());
    }

    boolean isLive() {
        return state != State.OFFLINE;
    }

    /** Whether this is the same process, whatever it says of itself meanwhile. */
    boolean isSameAs(LiveWorker other) {
        return pid == other.pid && id.equals(other.id);
    }
}
