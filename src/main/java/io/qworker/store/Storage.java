package io.qworker.store;

import io.qworker.bus.Bus;
import io.qworker.bus.MongoBus;
import io.qworker.bus.SqliteBus;
import io.qworker.store.mongo.MongoJobStore;
import io.qworker.store.mongo.MongoServer;
import io.qworker.store.mongo.ServerClock;
import io.qworker.store.sqlite.SqliteFile;
import io.qworker.store.sqlite.SqliteJobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** A job store and the bus beside it, over one connection that closes with the store. */
public record Storage(JobStore jobs, Bus bus) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * In a SQLite file, which is created when it is missing.
     *
     * @param problems told what bus handlers throw and what disturbs the bus
     */
    public static Storage sqlite(Path path, Consumer<Throwable> problems) {
        SqliteFile file = SqliteFile.open(path);
        InstantSource clock = InstantSource.system();
        return new Storage(new SqliteJobStore(file, clock), new SqliteBus(file, clock, problems));
    }

    /**
     * In MongoDB, judged by the server's clock.
     *
     * @param uri a connection string with a database
     * @param collection Agenda's collection, by convention {@code Job}
     * @param channel mubsub's collection, by convention {@code mubsub}
     * @param problems told what bus handlers throw and what disturbs the bus
     */
    public static Storage mongo(String uri, String collection, String channel, Consumer<Throwable> problems) {
        MongoServer server = MongoServer.connect(uri, PATIENCE);
        try {
            InstantSource clock = new ServerClock(server);
            JobStore jobs = new MongoJobStore(server, collection, clock);
            return new Storage(jobs, new MongoBus(server, channel, clock, problems));
        } catch (StoreException unfit) {
            server.close();
            throw unfit;
        }
    }

    /** The bus first: it needs the connection to take its leave. */
    @Override
    public void close() {
        try (jobs) {
            bus.close();
        }
    }
}
