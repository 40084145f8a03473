package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.config.HttpSettings;
import io.qworker.config.Sources.Surroundings;
import io.qworker.http.HttpServer;
import io.qworker.http.ManagerView;
import io.qworker.job.Job;
import io.qworker.job.JobDraft;
import io.qworker.job.PlainJson;
import io.qworker.manager.Manager;
import io.qworker.manager.ManagerListener;
import io.qworker.manager.ManagerSettings;
import io.qworker.queue.KnownWorker;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobFilter;
import io.qworker.store.Pause;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same verbs, to a store and to a manager that runs over it: both say and do the same. */
class ManagerVerbsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:45.123Z");
    private static final String FAILED = "{nextRunAt: null, failReason: 'no paper', failCount: 1,"
            + " failedAt: {$date: '2026-01-15T08:30:45Z'}, lastFinishedAt: {$date: '2026-01-15T08:30:45Z'}}";
    private static final String NOBODY = "6b04f7d17528564f8c86de09";

    @TempDir
    Path folder;

    private Storage queue;
    private Manager manager;
    private HttpServer http;
    private StringWriter out;
    private StringWriter err;

    private record View(Manager manager) implements ManagerView {

        @Override
        public boolean leads() {
            return manager.leads();
        }

        @Override
        public List<KnownWorker> workers() {
            return manager.workers();
        }

        @Override
        public List<TaskDefinition> tasks() {
            return manager.tasks();
        }

        @Override
        public Dialect dialect(String task) {
            return manager.dialect(task);
        }
    }

    @BeforeEach
    void start() {
        Consumer<Throwable> ignored = _ -> {};
        queue = Storage.sqlite(folder.resolve("qworker.db"), ignored);
        ManagerSettings settings = new ManagerSettings(
                "test",
                new ManagerSettings.Workplace(Optional.empty(), "Job", Duration.ofSeconds(5)),
                Dialect.DEFAULT,
                ManagerSettings.Rhythm.usual(Duration.ofSeconds(5)));
        manager = Manager.start(new Manager.Surroundings(
                settings, queue.jobs(), queue.bus(), InstantSource.system(), new ManagerListener() {}));
        HttpSettings address = new HttpSettings("127.0.0.1", 0, Optional.of("s3cret"));
        http = HttpServer.start(address, queue.jobs(), queue.bus(), new View(manager), ignored);
        BsonDocument hello = BsonDocument.parse("{id: 'hello', name: 'Hello', definition: '/tasks/hello.js'}");
        queue.bus().publish(List.of(new Bus.Message(Topics.DEFINE_TASKS, new BsonArray(List.of(hello)))));
    }

    @AfterEach
    void stop() {
        http.close();
        manager.close();
        queue.close();
    }

    @Test
    void a_job_is_scheduled_shown_and_listed_through_the_manager() {
        assertEquals(
                ExitCode.OK, execute("schedule", "in", "5", "minutes", "hello", "-d", "{\"to\": \"you\"}"), this::err);
        Job job = queue.jobs().newest(JobFilter.ALL, 1).getFirst();
        assertEquals(Optional.of(NOW.plus(Duration.ofMinutes(5))), job.nextRunAt());
        assertTrue(out().startsWith("Scheduled hello for 2026-01-15 11:35:45 (in 5 min), job "), out());
        assertEquals("", err());
        assertSame("job", job.id().toHexString());
        assertSame("job", job.id().toHexString(), "--json");
        assertSame("jobs", "--json");
        assertSame("jobs", "--task", "hello", "--state", "scheduled,queued");
    }

    @Test
    void failed_jobs_are_retried_and_waiting_ones_cancelled() {
        Job failed = keep(FAILED);
        assertEquals(ExitCode.FAILED, execute("retry", failed.id().toHexString(), NOBODY));
        assertEquals("Retrying hello, job " + failed.id().toHexString(), out().strip());
        assertTrue(err().contains("there is no job " + NOBODY), err());
        assertEquals(ExitCode.FAILED, execute("retry", failed.id().toHexString()));
        assertTrue(err().contains("only one that failed can be retried"), err());

        assertEquals(ExitCode.OK, execute("cancel", failed.id().toHexString()));
        assertEquals("Cancelled hello, job " + failed.id().toHexString(), out().strip());
        assertTrue(queue.jobs().find(failed.id()).isEmpty());
        assertEquals(ExitCode.FAILED, execute("job", failed.id().toHexString()));
        assertTrue(err().startsWith("Error: there is no job"), err());
    }

    @Test
    void a_store_is_spoken_to_in_the_same_words() {
        Job failed = keep(FAILED);
        assertEquals(
                ExitCode.OK,
                executeAt("--db", "qworker.db", "retry", failed.id().toHexString()),
                this::err);
        assertEquals("Retrying hello, job " + failed.id().toHexString(), out().strip());
        assertEquals(ExitCode.OK, executeAt("--db", "qworker.db", "pause", "hello"));
        assertEquals(Set.of(Pause.task("hello")), queue.jobs().paused());
        assertEquals(ExitCode.OK, executeAt("--db", "qworker.db", "resume", "hello"));
        assertEquals(Set.of(), queue.jobs().paused());
    }

    @Test
    void tasks_and_workers_are_paused_and_resumed() {
        queue.jobs().openLease("bee", Duration.ofMinutes(1), BsonDocument.parse("{pid: 7, taskIds: ['hello']}"));
        await("hello");
        assertEquals(ExitCode.OK, execute("pause", "Hello"), this::err);
        assertEquals("Paused task hello", out().strip());
        assertEquals(ExitCode.OK, execute("pause", "--worker", "bee", "--json"), this::err);
        assertTrue(PlainJson.read(out()).at("/0/paused").asBoolean());
        assertEquals(
                Set.of(Pause.task("hello"), Pause.worker("bee")), queue.jobs().paused());
        assertSame("workers");
        assertSame("workers", "--json");
        assertTrue(out().contains("\"paused\": true"), out());
        assertEquals(ExitCode.OK, execute("resume", "hello"));
        assertEquals("Resumed task hello", out().strip());
        assertEquals(ExitCode.OK, execute("resume", "hello"));
        assertEquals("Not paused: task hello", out().strip());
        assertEquals(ExitCode.FAILED, execute("pause", "hallo"));
        assertTrue(err().contains("no worker has defined a task “hallo”"), err());
        assertEquals(ExitCode.USAGE, execute("pause"));
    }

    @Test
    void a_manager_that_is_not_there_or_wants_a_token_is_one_line() {
        assertEquals(
                ExitCode.FAILED,
                run(Map.of(), "jobs", "--manager", http.address().toString()));
        assertTrue(err().contains("wants its token: set QWORKER_TOKEN"), err());
        assertEquals(
                ExitCode.FAILED,
                run(
                        Map.of("QWORKER_TOKEN", "wrong"),
                        "jobs",
                        "--manager",
                        http.address().toString()));
        assertTrue(err().contains("another token"), err());
        http.close();
        assertEquals(ExitCode.FAILED, execute("jobs"));
        String address = http.address().toString();
        assertEquals(
                "Error: cannot reach the manager at " + address + "/: nobody listens there; is it running?",
                err().strip());
        assertEquals(ExitCode.USAGE, run(Map.of(), "jobs", "--manager", "ftp://x"));
        assertEquals(ExitCode.USAGE, run(Map.of(), "jobs", "--manager", "x", "--db", "y"));
    }

    /** What the manager answers is what the store itself has to say. */
    private void assertSame(String verb, String... arguments) {
        assertEquals(ExitCode.OK, executeAt("--db", "qworker.db", verb, arguments), this::err);
        String straight = out();
        assertEquals(ExitCode.OK, execute(verb, arguments), this::err);
        assertEquals(straight, out());
        assertFalse(out().isBlank());
    }

    private Job keep(String extra) {
        JobDraft draft = new JobDraft("hello", BsonNull.VALUE, 0, NOW, BsonDocument.parse(extra));
        return queue.jobs().add(List.of(draft)).getFirst();
    }

    private void await(String task) {
        Instant end = Instant.now().plusSeconds(20);
        while (manager.tasks().stream().map(TaskDefinition::id).noneMatch(task::equals)) {
            assertTrue(Instant.now().isBefore(end), "the task is defined in time");
            Thread.onSpinWait();
        }
    }

    /** Asks the manager, which the environment names. */
    private int execute(String verb, String... arguments) {
        Map<String, String> environment =
                Map.of("QWORKER_MANAGER", http.address().toString(), "QWORKER_TOKEN", "s3cret");
        return run(environment, join(verb, arguments));
    }

    /** Goes to the store, although the environment names a manager. */
    private int executeAt(String option, String store, String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = option;
        all[arguments.length + 1] = store;
        return execute(verb, all);
    }

    private static String[] join(String verb, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = verb;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    private int run(Map<String, String> environment, String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        Session session = new Session(
                new Terminal(new PrintWriter(out), new PrintWriter(err), false),
                new Surroundings(folder, environment, 4242, 6),
                InstantSource.fixed(NOW),
                ZoneId.of("Europe/Brussels"),
                ProductRooms.open());
        return Main.execute(session, arguments);
    }

    private String out() {
        return out.toString();
    }

    private String err() {
        return err.toString();
    }
}
