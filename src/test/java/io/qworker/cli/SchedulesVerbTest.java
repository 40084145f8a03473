package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesVerbTest {

    private CommandLineFixture cli;

    @BeforeEach
    void folderWithATask(@TempDir Path folder) throws IOException {
        cli = new CommandLineFixture(folder);
        cli.task("hello", "{}");
        cli.file("qworker.db", "");
    }

    @Test
    void each_recurring_job_is_shown_with_its_next_five_runs_in_its_zone() {
        cli.jobs.keep("{_id: {$oid: '6b04f7d17528564f8c86de01'}, name: 'hello', repeatInterval: '0 6 * * mon-fri',"
                + " repeatTimezone: 'America/New_York', nextRunAt: {$date: '2026-01-16T11:00:00Z'}}");
        cli.jobs.keep("{_id: {$oid: '6b04f7d17528564f8c86de02'}, name: 'hello', nextRunAt: {$date:"
                + " '2026-01-16T11:00:00Z'}}");
        assertEquals(ExitCode.OK, cli.execute("schedules"));
        assertEquals("""
                hello  every “0 6 * * mon-fri”  America/New_York
                  2026-01-16 06:00:00  in 24 h
                  2026-01-19 06:00:00  in 4 d
                  2026-01-20 06:00:00  in 5 d
                  2026-01-21 06:00:00  in 6 d
                  2026-01-22 06:00:00  in 7 d
                """, cli.out());
    }

    @Test
    void a_rule_that_cannot_be_read_says_so() {
        cli.jobs.keep("{_id: {$oid: '6b04f7d17528564f8c86de01'}, name: 'hello', repeatInterval: 'foo'}");
        assertEquals(ExitCode.OK, cli.execute("schedules", "--json"));
        JsonNode schedule = PlainJson.read(cli.out()).get(0);
        assertEquals("foo", schedule.get("repeatInterval").textValue());
        assertTrue(schedule.get("problem").textValue().contains("“foo”"), cli.out());
    }

    @Test
    void times_are_read_as_agenda_0_7_read_them_where_that_is_asked_for() throws IOException {
        cli.execute("schedule", "2h", "hello");
        cli.execute("schedule", "--agenda-compat", "0.7", "2h", "hello");
        cli.task("hello", "{\"agendaCompat\": \"0.7\"}");
        cli.execute("schedule", "2h", "hello");
        assertEquals(
                Optional.of(Instant.parse("2026-01-15T12:30:45.123Z")),
                cli.jobs.jobs.getFirst().nextRunAt());
        assertEquals(Optional.of(CommandLineFixture.NOW), cli.jobs.jobs.get(1).nextRunAt());
        assertEquals(Optional.of(CommandLineFixture.NOW), cli.jobs.jobs.get(2).nextRunAt());
    }

    @Test
    void an_unknown_dialect_is_refused() {
        assertEquals(ExitCode.USAGE, cli.execute("schedule", "--agenda-compat", "0.8", "now", "hello"));
        assertTrue(cli.err().contains("--agenda-compat") && cli.err().contains("0.8"), cli.err());
    }
}
