package io.qworker.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    static int resign(Session session, String manager) throws SQLException {
        return session.run("DELETE FROM leader WHERE manager = ?", manager);
    }

    static Optional<String> leader(Session session, long now) throws SQLException {
        try (ResultSet rows = session.prepare("SELECT manager FROM leader WHERE expires_at > ?", now)
                .executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
