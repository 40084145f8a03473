package io.qworker.store.sqlite;

import io.qworker.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Every table and index of the file. A job's document is kept whole as BSON; the columns beside it are what claims and
 * listings search by, and those that claims change ({@code next_run_at, locked_at, modified_by}) are laid over the document
 * when it is read, so that a claim need not rewrite it.
 */
final class Schema {

    private static final List<String> JOBS_AND_MESSAGES = List.of(
            """
            CREATE TABLE jobs (
              seq INTEGER PRIMARY KEY,
              id BLOB NOT NULL UNIQUE,
              name TEXT NOT NULL,
              next_run_at INTEGER,
              priority INTEGER NOT NULL,
              disabled INTEGER NOT NULL,
              failed INTEGER NOT NULL,
              repeats INTEGER NOT NULL,
              locked_at INTEGER,
              modified_by TEXT,
              document BLOB NOT NULL,
              lease TEXT
            ) STRICT""",
            // Holds free jobs only: a claim finds the due ones at its head however many are locked, waiting or
            // finished.
            """
            CREATE INDEX jobs_free ON jobs (name, next_run_at, priority DESC, locked_at, disabled)
              WHERE locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL""",
            "CREATE INDEX jobs_held ON jobs (lease, name, locked_at) WHERE locked_at IS NOT NULL",
            "CREATE TABLE leases (id TEXT PRIMARY KEY, worker TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT",
            "CREATE TABLE messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, message BLOB NOT NULL) STRICT",
            "CREATE TABLE listeners (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT");

    private static final List<String> MANAGERS = List.of(
            "ALTER TABLE leases ADD COLUMN about BLOB",
            "CREATE TABLE requests (id BLOB PRIMARY KEY, stored_at INTEGER NOT NULL) STRICT",
            "CREATE INDEX requests_age ON requests (stored_at)",
            "CREATE TABLE leader (one INTEGER PRIMARY KEY CHECK (one = 1), manager TEXT, expires_at INTEGER) STRICT");

    private static final List<String> PAUSES =
            List.of("CREATE TABLE pauses (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT");

    /** Counters, and an index, by what is seldom changed: a claim touches neither. */
    private static final List<String> COUNTS = List.of(
            """
            ALTER TABLE jobs ADD COLUMN part TEXT NOT NULL AS (
              CASE WHEN failed THEN 'FAILED' WHEN repeats THEN 'REPEATING' WHEN next_run_at IS NULL THEN 'COMPLETED'
                WHEN disabled THEN 'DISABLED' ELSE 'WAITING' END) VIRTUAL""",
            "CREATE INDEX jobs_listed ON jobs (name, part, id)",
            """
            CREATE TABLE counts (
              name TEXT NOT NULL, part TEXT NOT NULL, jobs INTEGER NOT NULL, PRIMARY KEY (name, part)
            ) STRICT, WITHOUT ROWID""",
            "INSERT INTO counts SELECT name, part, count(*) FROM jobs GROUP BY name, part",
            """
            CREATE TRIGGER jobs_added AFTER INSERT ON jobs BEGIN
              INSERT INTO counts VALUES (NEW.name, NEW.part, 1) ON CONFLICT DO UPDATE SET jobs = jobs + 1;
            END""",
            """
            CREATE TRIGGER jobs_removed AFTER DELETE ON jobs BEGIN
              UPDATE counts SET jobs = jobs - 1 WHERE name = OLD.name AND part = OLD.part;
            END""",
            """
            CREATE TRIGGER jobs_changed AFTER UPDATE OF name, next_run_at, disabled, failed, repeats ON jobs
            WHEN OLD.part <> NEW.part OR OLD.name <> NEW.name BEGIN
              UPDATE counts SET jobs = jobs - 1 WHERE name = OLD.name AND part = OLD.part;
              INSERT INTO counts VALUES (NEW.name, NEW.part, 1) ON CONFLICT DO UPDATE SET jobs = jobs + 1;
            END""");

    /** What is null is no key: any number of jobs may have none, and they are found by the index too. */
    private static final List<String> UNIQUE_JOBS = List.of(
            "ALTER TABLE jobs ADD COLUMN unique_key TEXT",
            "CREATE UNIQUE INDEX jobs_unique ON jobs (name, unique_key)");

    /** Within a task the highest priority comes first, then the earliest time. */
    private static final List<String> PRIORITY_FIRST = List.of("DROP INDEX jobs_free", """
            CREATE INDEX jobs_free ON jobs (name, priority DESC, next_run_at, locked_at, disabled)
              WHERE locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL""");

    /**
     * {@code starts} holds a row for each job that counts against a rate limit. Jobs of a task whose limit has a key bear it;
     * one that has changed bears an empty text until a claim works out its key.
     */
    private static final List<String> RATES = List.of(
            """
            CREATE TABLE starts (
              bucket TEXT NOT NULL, free_at INTEGER, period INTEGER NOT NULL, lease TEXT, job BLOB
            ) STRICT""",
            "CREATE INDEX starts_bucket ON starts (bucket, free_at)",
            "CREATE INDEX starts_lease ON starts (lease, job) WHERE lease IS NOT NULL",
            "CREATE TABLE rate_keys (name TEXT PRIMARY KEY, path TEXT NOT NULL) STRICT, WITHOUT ROWID",
            "ALTER TABLE jobs ADD COLUMN rate_key TEXT",
            """
            CREATE INDEX jobs_keyed ON jobs (name, rate_key, priority DESC, next_run_at, locked_at, disabled)
              WHERE rate_key IS NOT NULL AND locked_at IS NULL AND disabled = 0 AND next_run_at IS NOT NULL""",
            """
            CREATE TRIGGER jobs_key_added AFTER INSERT ON jobs WHEN NEW.name IN (SELECT name FROM rate_keys) BEGIN
              UPDATE jobs SET rate_key = '' WHERE seq = NEW.seq;
            END""",
            """
            CREATE TRIGGER jobs_key_changed AFTER UPDATE OF name, document ON jobs
            WHEN NEW.name IN (SELECT name FROM rate_keys) BEGIN
              UPDATE jobs SET rate_key = '' WHERE seq = NEW.seq;
            END""");

    private static final List<String> DEPENDENCIES = List.of(
            """
            CREATE TABLE dependencies (
              child BLOB NOT NULL, parent BLOB NOT NULL, met INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (child, parent)
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX dependencies_open ON dependencies (parent) WHERE met = 0",
            "CREATE INDEX dependencies_met ON dependencies (child) WHERE met = 1");

    /** What each version of the file added to the one before. */
    private static final List<List<String>> VERSIONS =
            List.of(JOBS_AND_MESSAGES, MANAGERS, PAUSES, COUNTS, UNIQUE_JOBS, PRIORITY_FIRST, RATES, DEPENDENCIES);

    private Schema() {}

    /**
     * Creates what is missing, and brings a file of an earlier version up to date. Two processes may open a file at once: the
     * second waits, then finds it done.
     */
    static void create(Session session) throws SQLException {
        int version = version(session);
        if (version > VERSIONS.size()) {
            throw new StoreException("it was written by a newer version of Qworker (format " + version
                    + ", this one knows " + VERSIONS.size() + "); use that version or another file");
        }
        if (version < VERSIONS.size()) {
            for (List<String> step : VERSIONS.subList(version, VERSIONS.size())) {
                execute(session, step);
            }
            execute(session, List.of("PRAGMA user_version = " + VERSIONS.size()));
        }
    }

    private static void execute(Session session, List<String> statements) throws SQLException {
        for (String statement : statements) {
            try (var plain = session.connection.createStatement()) {
                plain.execute(statement);
            }
        }
    }

    private static int version(Session session) throws SQLException {
        try (ResultSet rows = session.prepare("PRAGMA user_version").executeQuery()) {
            return rows.getInt(1);
        }
    }
}
