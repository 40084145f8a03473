package io.qworker.mongo;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A real MongoDB, when there is one: the server named by {@code QWORKER_TEST_MONGO} (a connection string; its database is
 * not touched), else a container where Docker runs.
 */
public final class RealMongo {

    private static Optional<String> uri;

    private RealMongo() {}

    /** The connection string of a database of this name, if there is a server; says so in one line if there is none. */
    public static synchronized Optional<String> uri(String database) {
        if (uri == null) {
            uri = Optional.ofNullable(System.getenv("QWORKER_TEST_MONGO")).or(RealMongo::container);
            if (uri.isEmpty()) {
                IO.println(
                        "Skipped: the suites on a real MongoDB. Start Docker, or set QWORKER_TEST_MONGO=mongodb://host:27017.");
            }
        }
        return uri.map(given -> withDatabase(given, database));
    }

    /** It ends with this process. */
    private static Optional<String> container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        MongoDBContainer container = new MongoDBContainer("mongo:7");
        container.start();
        return Optional.of(container.getConnectionString());
    }

    private static String withDatabase(String given, String database) {
        ConnectionString parsed = new ConnectionString(given);
        String[] parts = given.split("\\?", 2);
        String server = parsed.getDatabase() == null
                ? parts[0].replaceAll("/$", "")
                : parts[0].substring(0, parts[0].lastIndexOf('/'));
        return server + "/" + database + (parts.length > 1 ? "?" + parts[1] : "");
    }
}
