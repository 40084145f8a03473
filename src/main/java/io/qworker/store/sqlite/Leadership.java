package io.qworker.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The one row that says which manager leads, and until when. */
final class Leadership {

    private static final String LEAD = """
            INSERT INTO leader (one, manager, expires_at) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE
            SET manager = excluded.manager, expires_at = excluded.expires_at
            WHERE manager = excluded.manager OR expires_at <= ?""";

    private Leadership() {}

    static boolean lead(Session session, String manager, long now, long end) throws SQLException {
        return session.run(LEAD, manager, end, now) > 0;
    }

    static int resign(Session session, String manager, long now) throws SQLException {
        return session.run("UPDATE leader SET expires_at = ? WHERE manager = ?", now, manager);
    }

    static Optional<Instant> ledUntil(Session session) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT expires_at FROM leader").executeQuery()) {
            return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
        }
    }

    static Optional<String> leader(Session session, long now) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT manager FROM leader WHERE expires_at > ?", now)
                .executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
