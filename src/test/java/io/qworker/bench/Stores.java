package io.qworker.bench;

import io.qworker.mongo.TestMongo;
import io.qworker.store.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The stores that are measured, empty at first. MongoDB is the tests' server, in a process of its own. */
enum Stores {
    SQLITE("SQLite"),
    MONGO("MongoDB test server");

    final String title;

    Stores(String title) {
        this.title = title;
    }

    /**
     * A place for a store.
     *
     * @param address a file, or a URI
     */
    record Place(String address, AutoCloseable server) implements AutoCloseable {

        Storage open() {
            return Place.open(address);
        }

        static Storage open(String address) {
            return address.startsWith("mongodb:")
                    ? Storage.mongo(address, "Job", "mubsub", Throwable::printStackTrace)
                    : Storage.sqlite(Path.of(address), Throwable::printStackTrace);
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Place place(Plan plan) {
        return switch (this) {
            case SQLITE -> file(plan.folder().resolve(UUID.randomUUID() + ".db"));
            case MONGO -> {
                Child server = Child.java(plan, TestMongo.class, "0");
                yield new Place(server.line().replaceFirst(".*(mongodb:.*)", "$1/bench"), server);
            }
        };
    }

    private static Place file(Path file) {
        return new Place(file.toString(), () -> {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                delete(Path.of(file + suffix));
            }
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
