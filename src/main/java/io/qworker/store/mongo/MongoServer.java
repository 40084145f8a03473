package io.qworker.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A connection to the database that a connection string names. */
public final class MongoServer implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;
    private final String address;

    private MongoServer(ConnectionString uri, Duration patience) {
        this.address = String.join(",", uri.getHosts());
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("qworker")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                .build());
        this.database = client.getDatabase(uri.getDatabase());
    }

    /**
     * Connects, and asks the server for a sign of life.
     *
     * @param uri a connection string with a database: {@code mongodb://host:port/database}
     * @param patience how long to look for a server, now and whenever the connection is lost
     */
    public static MongoServer connect(String uri, Duration patience) {
        MongoServer server = new MongoServer(parse(uri), patience);
        try {
            server.hello();
            return server;
        } catch (StoreException unreachable) {
            server.close();
            throw unreachable;
        }
    }

    private static ConnectionString parse(String uri) {
        ConnectionString parsed;
        try {
            parsed = new ConnectionString(uri);
        } catch (IllegalArgumentException malformed) {
            // The driver's message may repeat the credentials.
            throw new StoreException(
                    "The MongoDB connection string is malformed. It looks like mongodb://host:27017/database.");
        }
        if (parsed.getDatabase() == null) {
            throw new StoreException("The MongoDB connection string for " + String.join(",", parsed.getHosts())
                    + " names no database. Add one: mongodb://host:27017/database.");
        }
        return parsed;
    }

    public MongoDatabase database() {
        return database;
    }

    /** For people: hosts and database, without credentials. */
    public String describe() {
        return "mongodb://" + address + "/" + database.getName();
    }

    /** What the server says of itself, its {@code localTime} included. */
    BsonDocument hello() {
        // The old name of the command: every server knows it.
        return asking(() -> database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class));
    }

    /** Runs an exchange with the server; says in plain words when it fails. */
    public <T> T asking(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (MongoException failure) {
            throw new StoreException(Failures.explain(failure, address), failure);
        } catch (IllegalStateException closed) {
            throw new StoreException("The connection to MongoDB at " + address + " is closed.", closed);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
