package io.qworker.peers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoCollection;
import io.qworker.mongo.RealMongo;
import io.qworker.mongo.TestMongo;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;

/** A database of its own on the server that {@code QWORKER_TEST_MONGO} names, else on one in memory. */
final class PeersServer implements AutoCloseable {

    private static final Set<String> SPEAK_OLD_PROTOCOL = Set.of("0.7.9", "mubsub");
    private static TestMongo inMemory;

    private final String uri;
    private final MongoServer server;

    PeersServer() {
        String database = "qworker-peers-" + new ObjectId();
        this.uri = System.getenv("QWORKER_TEST_MONGO") == null
                ? inMemory().uri(database)
                : RealMongo.uri(database).orElseThrow();
        this.server = MongoServer.connect(uri, Duration.ofSeconds(10));
    }

    /** It ends with this process. */
    private static synchronized TestMongo inMemory() {
        if (inMemory == null) {
            inMemory = new TestMongo();
        }
        return inMemory;
    }

    /** Skips the test where the server has given up the protocol that old drivers speak. Source: protocol.md. */
    void assumeServes(String peer) {
        int wireVersion = server.database()
                .runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class)
                .getInt32("maxWireVersion")
                .getValue();
        assumeTrue(
                wireVersion < 14 || !SPEAK_OLD_PROTOCOL.contains(peer),
                "Skipped: this MongoDB is newer than 5.0 and does not serve the old drivers of " + peer);
    }

    String uri() {
        return uri;
    }

    MongoCollection<BsonDocument> jobs() {
        return server.database().getCollection("Job", BsonDocument.class);
    }

    /** mubsub's. */
    MongoCollection<BsonDocument> channel() {
        return server.database().getCollection("mubsub", BsonDocument.class);
    }

    @Override
    public void close() {
        server.database().drop();
        server.close();
    }
}
