package io.qworker.bus;

import io.qworker.bus.Bus.Received;
import io.qworker.store.sqlite.Documents;
import io.qworker.store.sqlite.Session;
import io.qworker.store.sqlite.SqliteFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;

/** The messages in the file, of which the last {@value #KEPT} are kept, and the processes that listen for them. */
final class SqliteMessages {

    private static final int KEPT = 50_000;

    /** A listener that has not been seen for so long is taken for dead; each shows itself much more often. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(30);

    private static final String LISTEN =
            "INSERT INTO listeners (id, seen_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at";

    private final SqliteFile file;
    private final InstantSource clock;
    private final String listener = new ObjectId().toHexString();

    SqliteMessages(SqliteFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** A connection to look for news with. */
    Session connect() {
        return file.connectReader();
    }

    /** Whether another process, or another bus of this one, wants to hear of messages. */
    boolean othersListen() {
        return file.read(session -> {
            try (ResultSet rows = session.prepare(
                            "SELECT 1 FROM listeners WHERE id <> ? AND seen_at > ? LIMIT 1", listener, deadline())
                    .executeQuery()) {
                return rows.next();
            }
        });
    }

    private long deadline() {
        return clock.millis() - DEAD_AFTER.toMillis();
    }

    void write(List<Received> messages) {
        file.write(session -> {
            for (Received message : messages) {
                BsonDocument document = new BsonDocument("_id", new BsonObjectId(message.id()))
                        .append("event", new BsonString(message.event()))
                        .append("message", message.content());
                session.run("INSERT INTO messages (message) VALUES (?)", (Object) Documents.encode(document));
            }
            return session.run("DELETE FROM messages WHERE seq <= ?", newest(session) - KEPT);
        });
    }

    /** Makes publishers write for us; answers the number of the newest message there was before. */
    long listen() {
        return file.write(session -> {
            session.run(LISTEN, listener, clock.millis());
            return newest(session);
        });
    }

    /** Shows that we still listen, and forgets those who do not. */
    void show() {
        file.write(session -> {
            session.run(LISTEN, listener, clock.millis());
            return session.run("DELETE FROM listeners WHERE seen_at <= ?", deadline());
        });
    }

    void leave() {
        file.write(session -> session.run("DELETE FROM listeners WHERE id = ?", listener));
    }

    private static long newest(Session session) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'messages'")
                .executeQuery()) {
            return rows.getLong(1);
        }
    }

    /** A number that is another one whenever another connection has written to the file. */
    static long version(Session session) throws SQLException {
        try (ResultSet rows = session.prepare("PRAGMA data_version").executeQuery()) {
            return rows.getLong(1);
        }
    }

    /** A message and its number. */
    record Numbered(long seq, Received message) {}

    static List<Numbered> after(Session session, long seq) throws SQLException {
        List<Numbered> messages = new ArrayList<>();
        try (ResultSet rows = session.prepare("SELECT seq, message FROM messages WHERE seq > ? ORDER BY seq", seq)
                .executeQuery()) {
            while (rows.next()) {
                messages.add(new Numbered(rows.getLong(1), received(rows)));
            }
        }
        return messages;
    }

    private static Received received(ResultSet rows) throws SQLException {
        BsonDocument document = Documents.decode(rows.getBytes(2));
        ObjectId id =
                document.isObjectId("_id") ? document.getObjectId("_id").getValue() : ofEarlierVersion(rows.getLong(1));
        return new Received(id, document.getString("event").getValue(), document.get("message", BsonNull.VALUE));
    }

    /** They wrote no ids; the number is as good as one, and so old that nobody takes the message for a recent one. */
    private static ObjectId ofEarlierVersion(long seq) {
        return new ObjectId(String.format("%024x", seq));
    }

    /** All that are kept, oldest first. */
    List<Received> all() {
        return file.read(session -> after(session, 0)).stream()
                .map(Numbered::message)
                .toList();
    }
}
