package io.qworker.manager;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.SettableClock;
import io.qworker.bus.MongoBus;
import io.qworker.bus.Topics;
import io.qworker.job.JobDraft;
import io.qworker.mongo.TestMongo;
import io.qworker.store.mongo.MongoJobStore;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoManagerTest implements ManagerContract {

    private static TestMongo mongo;

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final String database = "qworker-test-" + new ObjectId();
    private ManagerFixture.Connection own;
    private ManagerFixture.Connection other;
    private ManagerFixture fixture;

    @BeforeAll
    static void start() {
        mongo = new TestMongo();
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @BeforeEach
    void open() {
        own = connection();
        other = connection();
        fixture = new ManagerFixture(clock, own);
    }

    private ManagerFixture.Connection connection() {
        MongoServer server = MongoServer.connect(mongo.uri(database), Duration.ofSeconds(10));
        MongoBus bus = new MongoBus(server, "mubsub", clock, problem -> fixture.told.add("problem " + problem));
        return new ManagerFixture.Connection(new MongoJobStore(server, "Job", clock), bus);
    }

    @AfterEach
    void close() {
        fixture.close();
        own.bus().close();
        other.bus().close();
        own.store().close();
        other.store().close();
    }

    /** Node's locks name no holder: who else runs the same tasks decides whose they are. Source: protocol.md §4.5. */
    @Test
    void what_a_dead_node_worker_had_taken_waits_until_those_that_start_are_known_as_ours() {
        fixture.manager("app");
        fixture.define("{}", "hello", "other");
        List.of(fixture.worker("bee", 1111, "hello"), fixture.worker("cat", 2222, "other"))
                .forEach(worker -> {
                    fixture.admit(worker);
                    fixture.say(Topics.WORKER_PING, worker);
                });
        fixture.awaitTold("app bee online");
        fixture.awaitTold("app cat online");
        ObjectId taken = locked("hello");
        locked("other");

        fixture.clock.advance(ManagerFixture.PING.multipliedBy(2).plusMillis(1));
        fixture.awaitTold("app cat offline");
        fixture.admit(fixture.worker("ours", 3333, "hello"));
        fixture.clock.advance(Duration.ofSeconds(30));
        fixture.awaitTold("app returned 1");
        assertTrue(own.store().find(taken).orElseThrow().lockedAt().isPresent(), "it could be of the one that starts");

        own.store().openLease("ours", Duration.ofSeconds(15), new BsonDocument());
        fixture.await(
                "it is free",
                () -> own.store().find(taken).orElseThrow().lockedAt().isEmpty());
    }

    private ObjectId locked(String name) {
        BsonDocument taken = new BsonDocument("lockedAt", new BsonDateTime(clock.millis()));
        JobDraft draft = new JobDraft(name, BsonNull.VALUE, 0, clock.instant(), taken);
        return own.store().add(List.of(draft)).getFirst().id();
    }

    @Override
    public ManagerFixture fixture() {
        return fixture;
    }

    @Override
    public ManagerFixture.Connection other() {
        return other;
    }
}
