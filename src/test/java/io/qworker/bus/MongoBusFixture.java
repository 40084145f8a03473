package io.qworker.bus;

import com.mongodb.client.MongoCollection;
import io.qworker.SettableClock;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two buses over connections of their own to a channel of this test alone. */
abstract class MongoBusFixture implements BusContract {

    private final String database = "qworker-test-" + new ObjectId();
    private final Heard<Throwable> problems = new Heard<>();
    private final SettableClock clock = new SettableClock();
    private MongoServer server;
    private MongoServer otherServer;
    private Bus bus;
    private Bus other;

    /** The connection string of a database of this name. */
    abstract String uri(String database);

    @BeforeEach
    void open() {
        server = MongoServer.connect(uri(database), Duration.ofSeconds(10));
        otherServer = MongoServer.connect(uri(database), Duration.ofSeconds(10));
        bus = new MongoBus(server, "mubsub", clock, problems);
        other = new MongoBus(otherServer, "mubsub", clock, problems);
    }

    @AfterEach
    void close() {
        bus.close();
        other.close();
        server.database().drop();
        server.close();
        otherServer.close();
    }

    MongoServer server() {
        return server;
    }

    public MongoCollection<BsonDocument> collection() {
        return server.database().getCollection("mubsub", BsonDocument.class);
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Bus other() {
        return other;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Heard<Throwable> problems() {
        return problems;
    }
}
