package io.qworker.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.qworker.SettableClock;
import io.qworker.job.Job;
import io.qworker.store.JobStore;
import io.qworker.store.StoreFixture;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two stores over connections of their own to a database of this test alone, on the server that {@link #uri} names. */
abstract class MongoFixture implements StoreFixture {

    private final SettableClock clock = new SettableClock();
    private final String database = "qworker-test-" + new ObjectId();
    private MongoServer server;
    private MongoServer secondServer;
    private JobStore store;
    private JobStore other;

    /** The connection string of a database of this name. */
    abstract String uri(String database);

    @BeforeEach
    void connect() {
        server = MongoServer.connect(uri(database), Duration.ofSeconds(10));
        secondServer = MongoServer.connect(uri(database), Duration.ofSeconds(10));
        store = new MongoJobStore(server, "Job", clock);
        other = new MongoJobStore(secondServer, "Job", clock);
    }

    @AfterEach
    void disconnect() {
        server.database().drop();
        server.close();
        secondServer.close();
    }

    MongoServer server() {
        return server;
    }

    public MongoCollection<BsonDocument> collection() {
        return server.database().getCollection("Job", BsonDocument.class);
    }

    public MongoCollection<BsonDocument> markers() {
        return server.database().getCollection("Job_requests", BsonDocument.class);
    }

    /** What a Node peer would write to the job. */
    public void peerWrites(Job job, BsonDocument set) {
        collection().updateOne(Filters.eq(job.id()), new BsonDocument("$set", set));
    }

    public void forgetToTell(Job job) {
        collection().deleteOne(Filters.eq(job.id()));
    }

    @Override
    public JobStore store() {
        return store;
    }

    @Override
    public JobStore other() {
        return other;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }
}
