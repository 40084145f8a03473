package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.bus.Bus.Received;
import io.qworker.mongo.TestMongo;
import io.qworker.store.mongo.MongoServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bus over a server in memory. */
class MongoBusTest extends MubsubContract {

    private static TestMongo mongo;

    @BeforeAll
    static void start() {
        mongo = new TestMongo();
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @Override
    String uri(String database) {
        return mongo.uri(database);
    }

    @Test
    void a_server_that_was_away_is_heard_again_and_nothing_published_meanwhile_is_missed() {
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        other().publish(List.of(BusContract.message("hello", 1)));
        heard.await(1);
        mongo.goAway();
        problems().await(1);
        mongo.comeBack();
        other().publish(List.of(BusContract.message("hello", 2), BusContract.message("hello", 3)));
        assertEquals(List.of(1, 2, 3), BusContract.numbers(heard.await(3)));
        bus().publish(List.of(BusContract.message("hello", 4)));
        assertEquals(List.of(1, 2, 3, 4), BusContract.numbers(heard.await(4)));
    }

    @Test
    void what_is_published_while_the_connection_is_cut_is_heard_once_it_is_back() {
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", heard);
        bus().publish(List.of(BusContract.message("hello", 1)));
        heard.await(1);
        mongo.disconnectClients();
        try (MongoServer server = MongoServer.connect(uri(server().database().getName()), Duration.ofSeconds(10));
                Bus publisher = new MongoBus(server, "mubsub", clock(), problems())) {
            publisher.publish(List.of(BusContract.message("hello", 2), BusContract.message("hello", 3)));
        }
        assertEquals(List.of(1, 2, 3), BusContract.numbers(heard.await(3)));
    }
}
