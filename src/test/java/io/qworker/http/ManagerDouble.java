package io.qworker.http;

import io.qworker.queue.KnownWorker;
import io.qworker.queue.KnownWorker.Life;
import io.qworker.queue.KnownWorker.Place;
import io.qworker.queue.KnownWorker.State;
import io.qworker.schedule.Dialect;
import io.qworker.task.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;

/** Answers what a running manager would know, which a test sets. */
final class ManagerDouble implements ManagerView {

    final List<TaskDefinition> tasks = new CopyOnWriteArrayList<>();
    final List<KnownWorker> workers = new CopyOnWriteArrayList<>();
    volatile boolean leads = true;

    void task(String json) {
        tasks.add(new TaskDefinition(BsonDocument.parse(json)));
    }

    void worker(String id, State state) {
        Life life = new Life(Optional.of(Instant.EPOCH), Optional.of(Instant.EPOCH), state);
        Place place = new Place(4242, Optional.empty());
        workers.add(new KnownWorker(id, place, List.of("hello"), life, Optional.empty()));
    }

    @Override
    public boolean leads() {
        return leads;
    }

    @Override
    public List<KnownWorker> workers() {
        return workers;
    }

    @Override
    public List<TaskDefinition> tasks() {
        return tasks;
    }

    @Override
    public Dialect dialect(String task) {
        return Dialect.DEFAULT;
    }
}
