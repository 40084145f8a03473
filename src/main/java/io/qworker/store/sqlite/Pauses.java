package io.qworker.store.sqlite;

import io.qworker.store.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What is paused, a row each. */
final class Pauses {

    private Pauses() {}

    static int add(Session session, Pause pause) throws SQLException {
        return session.run(
                "INSERT INTO pauses (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                pause.kind().name(),
                pause.id());
    }

    static boolean remove(Session session, Pause pause) throws SQLException {
        return session.run(
                        "DELETE FROM pauses WHERE kind = ? AND id = ?",
                        pause.kind().name(),
                        pause.id())
                > 0;
    }

    static Set<Pause> all(Session session) throws SQLException {
        Set<Pause> pauses = new HashSet<>();
        try (ResultSet rows = session.prepare("SELECT kind, id FROM pauses").executeQuery()) {
            while (rows.next()) {
                pauses.add(new Pause(Pause.Kind.valueOf(rows.getString(1)), rows.getString(2)));
            }
        }
        return pauses;
    }
}
