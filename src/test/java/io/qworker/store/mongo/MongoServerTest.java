package io.qworker.store.mongo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qworker.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MongoServerTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void an_unreachable_server_is_named_without_credentials() throws IOException {
        String failure = failure("mongodb://me:secret@127.0.0.1:" + freePort() + "/qworker");
        assertEquals(
                "Cannot reach MongoDB at 127.0.0.1:PORT: connection refused. Check that it runs and that the address is right.",
                failure.replaceAll("1:\\d+", "1:PORT"));
    }

    @Test
    void a_connection_string_without_a_database_is_told_what_is_missing() {
        assertEquals(
                "The MongoDB connection string for db.example:27017 names no database. Add one: mongodb://host:27017/database.",
                failure("mongodb://me:secret@db.example:27017"));
    }

    @Test
    void a_malformed_connection_string_is_not_repeated() {
        String failure = failure("mongo://me:secret@host/db");
        assertEquals(
                "The MongoDB connection string is malformed. It looks like mongodb://host:27017/database.", failure);
        assertFalse(failure.contains("secret"));
    }

    private static String failure(String uri) {
        return assertThrows(StoreException.class, () -> MongoServer.connect(uri, PATIENCE))
                .getMessage();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
