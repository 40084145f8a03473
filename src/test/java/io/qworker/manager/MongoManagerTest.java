package io.qworker.manager;

import io.qworker.SettableClock;
import io.qworker.bus.MongoBus;
import io.qworker.mongo.TestMongo;
import io.qworker.store.mongo.MongoJobStore;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

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

    @Override
    public ManagerFixture fixture() {
        return fixture;
    }

    @Override
    public ManagerFixture.Connection other() {
        return other;
    }
}
