package io.qworker.store.sqlite;

import io.qworker.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A SQLite file open for this process: one connection that writes, one transaction at a time, and one that reads. Other
 * processes may have the same file open. What is acknowledged survives the death of the process (not of the machine: the
 * write-ahead log is not synced at each commit).
 */
public final class SqliteFile implements AutoCloseable {

    /** How long a write waits for another process's write, in ms. */
    private static final int BUSY_TIMEOUT_MS = 10_000;

    private static final String DISK_FULL = "the disk is full. Free some space; nothing acknowledged is lost.";
    /** In bytes: with less, SQLite cannot do anything. */
    private static final long LEAST_SPACE = 256 * 1024;

    private final Path path;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final Session writer;
    private final Session reader;

    /** Work on a session. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Session session) throws SQLException;
    }

    private SqliteFile(Path path) throws SQLException {
        this.path = path;
        this.writer = connect();
        try {
            inTransaction(session -> {
                Schema.create(session);
                return null;
            });
            this.reader = connect();
        } catch (SQLException | RuntimeException broken) {
            writer.close();
            throw broken;
        }
    }

    /** Opens the file; creates it, and the folders above it, when they are missing. */
    public static SqliteFile open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.getParent());
            return new SqliteFile(absolute);
        } catch (IOException noFolder) {
            throw new StoreException(
                    "Cannot create the folder " + absolute.getParent() + " for the job store: " + reason(noFolder),
                    noFolder);
        } catch (SQLException failure) {
            throw explained(absolute, failure);
        } catch (StoreException unfit) {
            throw new StoreException("Cannot use " + absolute + " as the job store: " + unfit.getMessage(), unfit);
        }
    }

    public Path path() {
        return path;
    }

    /** Runs the work as one transaction: all of it is written, or nothing. */
    public <T> T write(Work<T> work) {
        writing.lock();
        try {
            return inTransaction(work);
        } catch (SQLException failure) {
            throw explained(path, failure);
        } finally {
            writing.unlock();
        }
    }

    /** Runs work that only reads. */
    public <T> T read(Work<T> work) {
        reading.lock();
        try {
            return work.on(reader);
        } catch (SQLException failure) {
            throw explained(path, failure);
        } finally {
            reading.unlock();
        }
    }

    /** A further connection, to be used for reading only; the caller closes it. */
    public Session connectReader() {
        try {
            return connect();
        } catch (SQLException failure) {
            throw explained(path, failure);
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        writer.run("BEGIN IMMEDIATE");
        try {
            T result = work.on(writer);
            writer.run("COMMIT");
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private void rollBack(Exception failure) {
        try {
            writer.run("ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            failure.addSuppressed(rolledBackAlready);
        }
    }

    private Session connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-32_000);
        return new Session(config.createConnection("jdbc:sqlite:" + path));
    }

    private static StoreException explained(Path path, SQLException failure) {
        return new StoreException("Cannot use " + path + " as the job store: " + advice(path, failure), failure);
    }

    private static String advice(Path path, SQLException failure) {
        SQLiteErrorCode code =
                failure instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_NOTADB -> "it is not a SQLite database. Name another file.";
            case SQLITE_CORRUPT -> "the file is damaged. Restore a copy, or name another file.";
            case SQLITE_READONLY, SQLITE_PERM ->
                "it is read-only. Make the file and its folder writable, or name another file.";
            case SQLITE_CANTOPEN -> "it cannot be opened. Check that it is a file and that you may read and write it.";
            case SQLITE_FULL -> DISK_FULL;
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another process has kept it locked for " + BUSY_TIMEOUT_MS / 1000
                        + " s. End that process, or try again.";
            case SQLITE_IOERR ->
                isFull(path) ? DISK_FULL : "the disk reported an error (" + failure.getMessage() + ").";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** Some steps of SQLite call a full disk an error of the disk. */
    private static boolean isFull(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace() < LEAST_SPACE;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.AccessDeniedException denied -> "permission denied for " + denied.getFile() + ".";
            case java.nio.file.FileAlreadyExistsException file -> file.getFile() + " is a file.";
            default -> failure.getMessage() + ".";
        };
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try (writer) {
            reader.close();
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
