package io.qworker.store.sqlite;

import io.qworker.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.core.CoreStatement;

/** One connection with its statements, each prepared once. For one thread at a time. */
public final class Session implements AutoCloseable {

    final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this SQL, with these values bound (text, numbers, bytes, null); it stays open for the next use. */
    public PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null || isBroken(statement)) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        bind(statement, values);
        return statement;
    }

    /** A failure such as a full disk ends a statement for good, the driver's object aside. */
    private static boolean isBroken(PreparedStatement statement) {
        return statement instanceof CoreStatement core && core.pointer.isClosed();
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Runs a statement that answers no rows; answers how many rows it changed. */
    public int run(String sql, Object... values) throws SQLException {
        return prepare(sql, values).executeUpdate();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new StoreException("Cannot close the SQLite file: " + failure.getMessage(), failure);
        }
    }
}
