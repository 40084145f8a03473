package io.qworker.manager;

import io.qworker.SettableClock;
import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Managers over one store, and a channel upon which a test speaks as workers do. */
final class ManagerFixture implements AutoCloseable {

    static final Duration PING = Duration.ofSeconds(5);
    static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A store and a bus over connections of their own. */
    record Connection(JobStore store, Bus bus) {}

    final SettableClock clock;
    final List<Bus.Received> heard = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    private final Connection own;
    private final List<Manager> managers = new ArrayList<>();

    ManagerFixture(SettableClock clock, Connection own) {
        this.clock = clock;
        this.own = own;
        own.bus().subscribeAll(heard::add);
    }

    JobStore store() {
        return own.store();
    }

    Bus bus() {
        return own.bus();
    }

    Manager manager(String application) {
        return manager(application, own);
    }

    Manager manager(String application, Connection over) {
        ManagerSettings settings = new ManagerSettings(
                application,
                new ManagerSettings.Workplace(Optional.of("mongodb://host/jobs"), "Job", Duration.ofSeconds(5)),
                Dialect.DEFAULT,
                new ManagerSettings.Rhythm(PING, LEASE, Duration.ofMillis(20), Duration.ofMillis(300)));
        Manager manager = Manager.start(
                new Manager.Surroundings(settings, over.store(), over.bus(), clock, new Told(application)));
        managers.add(manager);
        return manager;
    }

    /** What a worker says of itself. */
    BsonDocument worker(String id, int pid, String... tasks) {
        return new BsonDocument("id", new BsonString(id))
                .append("pid", new BsonInt32(pid))
                .append("taskIds", texts(tasks))
                .append("startedAt", new BsonDateTime(clock.millis()))
                .append("standalone", BsonBoolean.FALSE);
    }

    private static BsonArray texts(String... texts) {
        return new BsonArray(Arrays.stream(texts).map(BsonString::new).toList());
    }

    void say(String event, BsonValue message) {
        bus().publish(List.of(new Bus.Message(event, message)));
    }

    /** Tells of tasks of these ids, with some metadata of the same kind for each. */
    void define(String metadata, String... ids) {
        BsonArray definitions = new BsonArray();
        for (String id : ids) {
            BsonDocument definition = BsonDocument.parse(metadata);
            definition.append("id", new BsonString(id)).append("definition", new BsonString("/tasks/" + id + ".js"));
            definitions.add(definition);
        }
        say(Topics.DEFINE_TASKS, definitions);
    }

    /** Lets the worker ask, and waits until it may start. */
    void admit(BsonDocument worker) {
        int before = count(Topics.start(pid(worker)));
        say(Topics.WORKER_INITIALIZE, worker);
        await("worker " + pid(worker) + " may start", () -> count(Topics.start(pid(worker))) > before);
    }

    private static int pid(BsonDocument worker) {
        return worker.getInt32("pid").getValue();
    }

    int count(String event) {
        return (int)
                heard.stream().filter(message -> message.event().equals(event)).count();
    }

    /** The message of an event, once it was heard. */
    BsonValue awaitMessage(String event) {
        await(event, () -> count(event) > 0);
        return heard.stream()
                .filter(message -> message.event().equals(event))
                .findFirst()
                .orElseThrow()
                .content();
    }

    /** Waits until the manager has dealt with everything that was said so far. */
    void awaitTold(String line) {
        await("the manager tells: " + line, () -> told.contains(line));
    }

    void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + "; told: " + told + "; heard: "
                        + heard.stream().map(Bus.Received::event).toList());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** As if it was killed: nobody is told, and its lease is not given up. */
    void kill(Manager manager) {
        manager.abandon();
        managers.remove(manager);
    }

    void stop(Manager manager) {
        manager.close();
        managers.remove(manager);
    }

    @Override
    public void close() {
        managers.forEach(Manager::close);
    }

    private final class Told implements ManagerListener {

        private final String application;

        Told(String application) {
            this.application = application;
        }

        private void tell(String line) {
            told.add(application + " " + line);
        }

        @Override
        public void leads() {
            tell("leads");
        }

        @Override
        public void standsBy() {
            tell("stands by");
        }

        @Override
        public void online(LiveWorker worker) {
            tell(worker.id() + " online");
        }

        @Override
        public void offline(LiveWorker worker) {
            tell(worker.id() + " offline");
        }

        @Override
        public void left(LiveWorker worker) {
            tell(worker.id() + " left");
        }

        @Override
        public void scheduled(String name, String jobId) {
            tell("scheduled " + name);
        }

        @Override
        public void returnedJobs(int count) {
            tell("returned " + count);
        }

        @Override
        public void warned(String message) {
            tell("warned: " + message);
        }

        @Override
        public void failed(String message) {
            tell("failed: " + message);
        }
    }
}
