package io.qworker.bus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qworker.mongo.RealMongo;
import org.junit.jupiter.api.BeforeAll;

/** The bus over a real MongoDB, where there is one. */
class RealMongoBusTest extends MubsubContract {

    @BeforeAll
    static void find() {
        assumeTrue(RealMongo.uri("any").isPresent(), "no real MongoDB");
    }

    @Override
    String uri(String database) {
        return RealMongo.uri(database).orElseThrow();
    }
}
