package io.qworker.queue;

import io.qworker.queue.KnownWorker.Life;
import io.qworker.queue.KnownWorker.Place;
import io.qworker.queue.KnownWorker.State;
import io.qworker.store.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Workers as the store's leases show them. */
public final class LeasedWorkers {

    private LeasedWorkers() {}

    public static KnownWorker of(Presence presence) {
        BsonDocument about = presence.about();
        Optional<Instant> startedAt = about.isDateTime("startedAt")
                ? Optional.of(
                        Instant.ofEpochMilli(about.getDateTime("startedAt").getValue()))
                : Optional.empty();
        return new KnownWorker(
                presence.workerId(),
                place(about),
                taskIds(about),
                new Life(startedAt, Optional.empty(), State.ONLINE),
                Optional.of(presence.jobs()));
    }

    private static Place place(BsonDocument about) {
        long pid = about.isNumber("pid") ? about.getNumber("pid").longValue() : 0;
        return new Place(
                pid,
                about.isString("host") ? Optional.of(about.getString("host").getValue()) : Optional.empty());
    }

    private static List<String> taskIds(BsonDocument about) {
        return about.isArray("taskIds")
                ? about.getArray("taskIds").stream()
                        .filter(id -> id instanceof BsonString)
                        .map(id -> id.asString().getValue())
                        .toList()
                : List.of();
    }
}
