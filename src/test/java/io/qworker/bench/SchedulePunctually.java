package io.qworker.bench;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.job.JobDraft;
import io.qworker.store.Storage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;

/** Schedules jobs that are due at once and carry the time at which that began; in the worker's process or as another. */
public final class SchedulePunctually {

    private static final String TASK = "punctual";
    private static final long PAUSE_NANOS = 10_000_000;

    private SchedulePunctually() {}

    static void jobs(Storage storage, int count) {
        for (int i = 0; i < count; i++) {
            store(storage);
            storage.bus().publish(List.of(new Bus.Message(Topics.JOB_SCHEDULED, new BsonString(TASK))));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Arguments: the store's file or URI, and how many jobs. */
    public static void main(String[] arguments) {
        try (Storage storage = Stores.Place.open(arguments[0])) {
            jobs(storage, Integer.parseInt(arguments[1]));
        }
    }

    private static void store(Storage storage) {
        Instant now = Instant.now();
        BsonDocument data = new BsonDocument("scheduledAt", new BsonDouble(Latency.milliseconds(now)));
        storage.jobs().add(List.of(new JobDraft(TASK, data, 0, now, new BsonDocument())));
    }
}
