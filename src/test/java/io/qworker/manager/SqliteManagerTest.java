package io.qworker.manager;

import io.qworker.SettableClock;
import io.qworker.bus.Bus;
import io.qworker.bus.SqliteBus;
import io.qworker.store.sqlite.SqliteFile;
import io.qworker.store.sqlite.SqliteJobStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteManagerTest implements ManagerContract {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private SqliteFile file;
    private SqliteFile otherFile;
    private ManagerFixture.Connection other;
    private ManagerFixture fixture;

    @BeforeEach
    void open() {
        file = SqliteFile.open(folder.resolve("jobs.db"));
        otherFile = SqliteFile.open(folder.resolve("jobs.db"));
        other = connection(otherFile);
        fixture = new ManagerFixture(clock, connection(file));
    }

    private ManagerFixture.Connection connection(SqliteFile open) {
        Bus bus = new SqliteBus(open, clock, problem -> fixture.told.add("problem " + problem));
        return new ManagerFixture.Connection(new SqliteJobStore(open, clock), bus);
    }

    @AfterEach
    void close() {
        fixture.close();
        fixture.bus().close();
        other.bus().close();
        file.close();
        otherFile.close();
    }

    @Override
    public ManagerFixture fixture() {
        return fixture;
    }

    @Override
    public ManagerFixture.Connection other() {
        return other;
    }
}
