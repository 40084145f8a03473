package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.bus.Bus;
import io.qworker.job.Job;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueVerbsTest {

    private static final String WAITING = "{_id: {$oid: '6b04f7d17528564f8c86de01'}, name: 'hello', data: {to: 'you'},"
            + " priority: 10, nextRunAt: {$date: '2026-01-15T10:35:45.123Z'}}";
    private static final String RUNNING = "{_id: {$oid: '6b04f7d17528564f8c86de02'}, name: 'hello',"
            + " lockedAt: {$date: '2026-01-15T10:30:40Z'}, lastRunAt: {$date: '2026-01-15T10:30:40Z'}}";
    private static final String FAILED = "{_id: {$oid: '6b04f7d17528564f8c86de03'}, name: 'report', failCount: 2,"
            + " failReason: 'no paper', failedAt: {$date: '2026-01-15T08:30:45Z'}}";

    @TempDir
    Path folder;

    private CommandLineFixture cli;

    @BeforeEach
    void folderWithATask() throws IOException {
        cli = new CommandLineFixture(folder);
        cli.task("hello", "{}");
        cli.file("qworker.db", "");
    }

    @Test
    void a_job_is_scheduled_and_announced() {
        assertEquals(ExitCode.OK, cli.execute("schedule", "now", "hello", "--data", "{\"to\": \"you\", \"n\": 1}"));
        Job job = cli.jobs.jobs.getFirst();
        assertEquals("hello", job.name());
        assertEquals(BsonDocument.parse("{to: 'you', n: 1}"), job.document().get("data"));
        assertEquals(Optional.of(CommandLineFixture.NOW), job.nextRunAt());
        assertEquals(List.of(new Bus.Message("job:scheduled", new BsonString("hello"))), cli.published);
        assertEquals(
                "Scheduled hello for 2026-01-15 11:30:45 (now), job " + job.id().toHexString(),
                cli.out().strip());
        assertEquals("", cli.err());
    }

    @Test
    void the_time_needs_no_quotes() {
        assertEquals(ExitCode.OK, cli.execute("schedule", "in", "5", "minutes", "hello"));
        assertEquals(
                Optional.of(CommandLineFixture.NOW.plus(Duration.ofMinutes(5))),
                cli.jobs.jobs.getFirst().nextRunAt());
        assertTrue(cli.out().contains("(in 5 min)"), cli.out());
    }

    @Test
    void priorities_have_names_and_numbers() {
        cli.execute("schedule", "now", "hello", "--priority", "highest");
        cli.execute("schedule", "now", "hello", "--priority", "-3");
        cli.execute("schedule", "now", "hello");
        assertEquals(
                List.of(new BsonInt32(20), new BsonInt32(-3), new BsonInt32(0)),
                cli.jobs.jobs.stream()
                        .map(job -> job.document().get("priority"))
                        .toList());
        assertEquals(BsonNull.VALUE, cli.jobs.jobs.getFirst().document().get("data"));
    }

    @Test
    void data_may_come_from_a_file() throws IOException {
        cli.file("data.json", "[1, \"x\"]");
        assertEquals(ExitCode.OK, cli.execute("schedule", "now", "hello", "-d", "@data.json"));
        assertEquals(
                "[1,\"x\"]", PlainJson.write(cli.jobs.jobs.getFirst().document().get("data")));
    }

    @Test
    void wrong_data_times_and_priorities_are_refused_in_one_line() {
        for (String[] args : List.of(
                new String[] {"schedule", "now", "hello", "--data", "{to: you}"},
                new String[] {"schedule", "now", "hello", "--data", "@none.json"},
                new String[] {"schedule", "someday", "hello"},
                new String[] {"schedule", "hello"},
                new String[] {"schedule", "now", "hello", "--priority", "urgent"})) {
            assertEquals(ExitCode.USAGE, cli.execute(args), () -> String.join(" ", args));
            assertEquals(1, cli.err().lines().count(), cli.err());
        }
        assertTrue(cli.jobs.jobs.isEmpty());
    }

    @Test
    void an_unknown_task_is_scheduled_with_a_warning_under_the_id_a_worker_gives_it() {
        assertEquals(ExitCode.OK, cli.execute("schedule", "now", "sub/Other Task"));
        assertEquals("sub-other-task", cli.jobs.jobs.getFirst().name());
        assertTrue(cli.err().startsWith("Warning: there is no task “sub-other-task”"), cli.err());
    }

    @Test
    void a_job_that_cannot_be_announced_is_stored_all_the_same() {
        cli.busIsDown = true;
        assertEquals(ExitCode.OK, cli.execute("schedule", "now", "hello"));
        assertEquals(1, cli.jobs.jobs.size());
        assertTrue(cli.err().contains("the bus is down"), cli.err());
    }

    @Test
    void a_store_that_cannot_be_reached_is_one_line() {
        cli.storeProblem = Optional.of("cannot reach mongodb://db/jobs within 5 s");
        assertEquals(ExitCode.FAILED, cli.execute("jobs"));
        assertEquals(
                "Error: cannot reach mongodb://db/jobs within 5 s", cli.err().strip());
    }

    @Test
    void jobs_are_listed_in_a_table() {
        cli.jobs.keep(WAITING);
        cli.jobs.keep(RUNNING);
        cli.jobs.keep(FAILED);
        assertEquals(ExitCode.OK, cli.execute("jobs"));
        assertEquals("""
                ID                        TASK    STATE      DUE       LAST RUN  NOTE
                6b04f7d17528564f8c86de03  report  failed     –         –         no paper
                6b04f7d17528564f8c86de02  hello   running    –         5 s ago
                6b04f7d17528564f8c86de01  hello   scheduled  in 5 min  –
                """, cli.out());
    }

    @Test
    void jobs_are_filtered_by_task_and_state() {
        cli.jobs.keep(WAITING);
        cli.jobs.keep(RUNNING);
        cli.jobs.keep(FAILED);
        cli.execute("jobs", "--task", "Hello", "--state", "running,failed", "--json");
        JsonNode jobs = PlainJson.read(cli.out());
        assertEquals(1, jobs.size());
        assertEquals("6b04f7d17528564f8c86de02", jobs.get(0).get("_id").asText());
        assertEquals("running", jobs.get(0).get("state").asText());
        assertEquals("2026-01-15T10:30:40.000Z", jobs.get(0).get("lockedAt").asText());
    }

    @Test
    void a_long_list_says_that_it_was_cut() {
        cli.jobs.keep(WAITING);
        cli.jobs.keep(RUNNING);
        cli.execute("jobs", "--limit", "1");
        assertTrue(cli.out().contains("there may be more"), cli.out());
    }

    @Test
    void an_empty_list_says_where_it_looked() {
        assertEquals(ExitCode.OK, cli.execute("jobs", "--task", "hello"));
        assertEquals("There are no such jobs in memory.", cli.out().strip());
    }

    @Test
    void an_unknown_state_is_refused() {
        assertEquals(ExitCode.USAGE, cli.execute("jobs", "--state", "lost"));
        assertTrue(cli.err().contains("lost"), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
    }

    @Test
    void one_job_is_shown_with_all_it_says() {
        cli.jobs.keep(FAILED);
        assertEquals(ExitCode.OK, cli.execute("job", "6b04f7d17528564f8c86de03"));
        assertEquals("""
                Job        6b04f7d17528564f8c86de03
                Task       report
                State      failed
                Failed     2026-01-15 09:30:45 (2 h ago)
                Reason     no paper
                Failures   2
                """, cli.out());
    }

    @Test
    void one_job_is_printed_whole_as_json() {
        cli.jobs.keep(WAITING);
        cli.execute("job", "6b04f7d17528564f8c86de01", "--json");
        JsonNode job = PlainJson.read(cli.out());
        assertEquals("you", job.at("/data/to").asText());
        assertEquals("scheduled", job.get("state").asText());
    }

    @Test
    void a_job_that_is_not_there_is_said_to_be_missing() {
        for (String verb : List.of("job", "cancel")) {
            assertEquals(ExitCode.FAILED, cli.execute(verb, "6b04f7d17528564f8c86de09"));
            assertTrue(cli.err().startsWith("Error: there is no job 6b04f7d17528564f8c86de09 in memory"), cli.err());
            assertEquals(ExitCode.USAGE, cli.execute(verb, "hello"));
            assertTrue(cli.err().contains("24 hexadecimal digits"), cli.err());
        }
    }

    @Test
    void a_waiting_job_is_cancelled_by_deleting_it() {
        cli.jobs.keep(WAITING);
        assertEquals(ExitCode.OK, cli.execute("cancel", "6b04f7d17528564f8c86de01"));
        assertTrue(cli.jobs.jobs.isEmpty());
        assertEquals("Cancelled hello, job 6b04f7d17528564f8c86de01", cli.out().strip());
        assertEquals(List.of(), cli.published);
    }

    @Test
    void the_worker_of_a_running_job_is_asked_to_cancel_it() {
        cli.jobs.keep(RUNNING);
        assertEquals(ExitCode.OK, cli.execute("cancel", "6b04f7d17528564f8c86de02"));
        assertFalse(cli.jobs.jobs.isEmpty());
        assertEquals(List.of(new Bus.Message("job:cancel", new BsonString("6b04f7d17528564f8c86de02"))), cli.published);
    }

    @Test
    void looking_for_jobs_where_none_ever_were_makes_no_file() throws IOException {
        Files.delete(folder.resolve("qworker.db"));
        assertEquals(ExitCode.OK, cli.execute("jobs"));
        assertTrue(cli.out().startsWith("There is no file " + folder.resolve("qworker.db")), cli.out());
        assertEquals(ExitCode.OK, cli.execute("jobs", "--json"));
        assertEquals("[]", cli.out().strip());
        assertEquals(ExitCode.FAILED, cli.execute("job", "6b04f7d17528564f8c86de01"));
        assertTrue(cli.err().contains("there is no file"), cli.err());
        assertFalse(Files.exists(folder.resolve("qworker.db")));
    }

    @Test
    void states_are_coloured_for_people_only() {
        cli.jobs.keep(FAILED);
        cli.colours = true;
        cli.execute("jobs");
        assertTrue(cli.out().contains("\u001b[31mfailed\u001b[0m"), cli.out());
    }
}
