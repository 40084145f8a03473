package io.qworker.store.sqlite;

import static io.qworker.store.sqlite.FreeJobs.Sql.OF_TASK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.SettableClock;
import io.qworker.job.Claim;
import io.qworker.job.Job;
import io.qworker.store.CountContract;
import io.qworker.store.DependencyContract;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.JobStoreContract;
import io.qworker.store.LeadershipContract;
import io.qworker.store.LeaseContract;
import io.qworker.store.LimitsContract;
import io.qworker.store.ListingContract;
import io.qworker.store.PauseContract;
import io.qworker.store.QueryContract;
import io.qworker.store.RequestContract;
import io.qworker.store.StoreFixture;
import io.qworker.store.UniqueJobContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobStoreTest
        implements JobStoreContract,
                LeaseContract,
                LeadershipContract,
                RequestContract,
                UniqueJobContract,
                QueryContract,
                PauseContract,
                ListingContract,
                LimitsContract,
                DependencyContract,
                CountContract {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private SqliteFile file;
    private SqliteFile secondFile;
    private JobStore store;
    private JobStore other;

    @BeforeEach
    void open() {
        file = SqliteFile.open(path());
        secondFile = SqliteFile.open(path());
        store = new SqliteJobStore(file, clock);
        other = new SqliteJobStore(secondFile, clock);
    }

    @AfterEach
    void close() {
        file.close();
        secondFile.close();
    }

    private Path path() {
        return folder.resolve("jobs.db");
    }

    @Override
    public JobStore store() {
        return store;
    }

    @Override
    public JobStore other() {
        return other;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public void forgetToTell(Job job) {
        file.write(session ->
                session.run("DELETE FROM jobs WHERE id = ?", (Object) job.id().toByteArray()));
    }

    @Test
    void it_describes_itself_by_its_file() {
        assertEquals(path().toString(), store.describe());
    }

    /** What a killed process leaves behind is the file and its write-ahead log, as they are at that moment. */
    @Test
    void what_was_acknowledged_is_there_after_the_process_was_killed() throws IOException {
        List<Job> added = store.add(IntStream.range(0, 500)
                .mapToObj(_ -> StoreFixture.draft("mail", now()))
                .toList());
        List<Claim> claims = claim(store, lease(), "mail");
        store.finish(claims.stream()
                .limit(50)
                .<io.qworker.job.Finish>map(io.qworker.job.Finish.Remove::new)
                .toList());
        Path left = Files.createDirectory(folder.resolve("left"));
        for (String suffix : List.of("", "-wal")) {
            Files.copy(folder.resolve("jobs.db" + suffix), left.resolve("jobs.db" + suffix));
        }
        try (SqliteFile reopened = SqliteFile.open(left.resolve("jobs.db"))) {
            JobStore after = new SqliteJobStore(reopened, clock);
            assertEquals(added.size() - 50, after.newest(JobFilter.ALL, 1000).size());
            clock.advance(LIFE);
            assertEquals(50, after.returnLost(Map.of()));
        }
    }

    @Test
    void a_claim_meets_only_free_due_jobs_however_many_there_are() {
        for (int size : List.of(1_000, 100_000)) {
            store.add(IntStream.range(0, size)
                    .mapToObj(i -> StoreFixture.draft("mail", now().plusSeconds(i)))
                    .toList());
            String free = "SEARCH jobs USING COVERING INDEX jobs_free (name=? AND ";
            assertEquals(List.of(free + "priority<?)"), plan(OF_TASK.priorityBelow(), "mail", 0));
            String head = free + "priority=? AND next_run_at>? AND next_run_at<?)";
            assertEquals(List.of(head), plan(OF_TASK.head(), "mail", 0, now().toEpochMilli(), 10));
            assertEquals(List.of(free + "priority=? AND next_run_at>?)"), plan(OF_TASK.earliest(), "mail", 0));
            assertEquals(1, claim(store, lease(), "mail").size());
        }
    }

    private List<String> plan(String sql, Object... values) {
        return file.read(session -> {
            List<String> steps = new java.util.ArrayList<>();
            try (ResultSet rows =
                    session.prepare("EXPLAIN QUERY PLAN " + sql, values).executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
            }
            return steps;
        });
    }
}
