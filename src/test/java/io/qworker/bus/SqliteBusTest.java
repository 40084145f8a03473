package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.qworker.SettableClock;
import io.qworker.bus.Bus.Received;
import io.qworker.store.sqlite.Documents;
import io.qworker.store.sqlite.SqliteFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteBusTest implements BusContract {

    @TempDir
    Path folder;

    private final Heard<Throwable> problems = new Heard<>();
    private final SettableClock clock = new SettableClock();
    private SqliteFile file;
    private SqliteFile otherFile;
    private Bus bus;
    private Bus other;

    @BeforeEach
    void open() {
        file = SqliteFile.open(folder.resolve("jobs.db"));
        otherFile = SqliteFile.open(folder.resolve("jobs.db"));
        bus = new SqliteBus(file, clock, problems);
        other = new SqliteBus(otherFile, clock, problems);
    }

    @AfterEach
    void close() {
        bus.close();
        other.close();
        file.close();
        otherFile.close();
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

    @Test
    void nothing_is_written_while_nobody_else_listens() {
        Heard<Received> heard = new Heard<>();
        bus.subscribe("hello", heard);
        bus.publish(List.of(BusContract.message("hello", 1)));
        assertEquals(List.of(1), BusContract.numbers(heard.await(1)));
        assertEquals(0, rows());
    }

    @Test
    void a_process_that_died_listening_is_written_for_no_longer_than_half_a_minute() {
        other.subscribe("hello", new Heard<>());
        bus.publish(List.of(BusContract.message("hello", 1)));
        assertEquals(1, rows());
        clock.advance(Duration.ofSeconds(30));
        bus.publish(List.of(BusContract.message("hello", 2)));
        assertEquals(1, rows());
    }

    @Test
    void a_process_that_stopped_listening_is_not_written_for() {
        other.subscribe("hello", new Heard<>());
        other.close();
        bus.publish(List.of(BusContract.message("hello", 1)));
        assertEquals(0, rows());
    }

    @Test
    void messages_that_an_earlier_version_wrote_without_ids_are_heard_under_ids_of_their_own() {
        Heard<Received> heard = new Heard<>();
        Heard<Received> heardThere = new Heard<>();
        bus.subscribe("hello", heard);
        other.subscribe("hello", heardThere);
        for (int number = 0; number < 2; number++) {
            byte[] bytes = Documents.encode(
                    new BsonDocument("event", new BsonString("hello")).append("message", new BsonInt32(number)));
            file.write(session -> session.run("INSERT INTO messages (message) VALUES (?)", (Object) bytes));
        }
        assertEquals(List.of(0, 1), BusContract.numbers(heard.await(2)));
        assertEquals(heard.soFar(), heardThere.await(2));
        assertNotEquals(heard.soFar().get(0).id(), heard.soFar().get(1).id());
        assertEquals(List.of(), bus.recent(Duration.ofDays(1)));
    }

    @Test
    void only_the_latest_messages_are_kept() {
        Heard<Received> heard = new Heard<>();
        other.subscribe("hello", heard);
        for (int i = 0; i < 3; i++) {
            int from = i * 20_000;
            bus.publish(IntStream.range(from, from + 20_000)
                    .mapToObj(number -> BusContract.message("hello", number))
                    .toList());
        }
        assertEquals(60_000, heard.await(60_000).size());
        assertEquals(50_000, rows());
    }

    private int rows() {
        return file.read(session -> {
            try (var rows = session.prepare("SELECT count(*) FROM messages").executeQuery()) {
                return rows.getInt(1);
            }
        });
    }
}
