package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.cli.TaskReport.Finding;
import io.qworker.cli.TaskReport.Level;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskVerbsTest {

    @TempDir
    Path folder;

    private CommandLineFixture cli;

    @BeforeEach
    void folderWithTasks() throws IOException {
        cli = new CommandLineFixture(folder);
        cli.task("hello", "{\"description\": \"Greets\"}");
        cli.file("qworker.db", "");
        cli.task("sub/report", "{\"name\": \"Monthly report\"}");
    }

    @Test
    void tasks_are_listed_with_their_files() {
        assertEquals(ExitCode.OK, cli.execute("tasks"));
        assertEquals("""
                ID          NAME            DESCRIPTION  FILE
                hello       Hello           Greets       tasks/hello.js
                sub-report  Monthly report  –            tasks/sub/report.js
                """, cli.out());
    }

    @Test
    void problems_are_listed_and_lonely_files_only_when_asked_for() throws IOException {
        cli.task("bad", "{");
        cli.file("tasks/package.json", "{}");
        cli.execute("tasks");
        assertTrue(cli.err().startsWith("Warning: " + folder.resolve("tasks/bad.json") + ": broken JSON"), cli.err());
        assertTrue(!cli.out().contains("package.json"), cli.out());
        cli.execute("tasks", "-v");
        assertTrue(cli.out().contains("Skipped " + folder.resolve("tasks/package.json")), cli.out());
    }

    @Test
    void tasks_and_problems_are_printed_as_json() throws IOException {
        cli.task("bad", "{");
        cli.execute("tasks", "--json");
        JsonNode json = PlainJson.read(cli.out());
        assertEquals("hello", json.at("/tasks/0/id").asText());
        assertEquals(
                folder.resolve("tasks/bad.json").toString(),
                json.at("/problems/0/file").asText());
        assertEquals("", cli.err());
    }

    @Test
    void a_missing_folder_is_said_to_be_missing() {
        assertEquals(ExitCode.OK, cli.execute("tasks", "-p", "none"));
        assertTrue(cli.out().contains("no such folder"), cli.out());
    }

    @Test
    void a_script_is_run_with_its_data() throws IOException {
        cli.file("alone.js", "");
        assertEquals(ExitCode.OK, cli.execute("run", "alone.js", "--data", "{\"to\": \"you\"}"));
        RunRequest request = cli.runs.getFirst();
        assertEquals("alone", request.task().id());
        assertEquals(folder.resolve("alone.js"), request.task().definition());
        assertEquals(BsonDocument.parse("{to: 'you'}"), request.data());
    }

    @Test
    void a_task_is_run_by_its_script_its_metadata_or_its_id() {
        for (String name : List.of("tasks/sub/report.js", "tasks/sub/report.json", "sub-report", "sub/report")) {
            assertEquals(ExitCode.OK, cli.execute("run", name), cli::err);
            assertEquals("Monthly report", cli.runs.getLast().task().name());
            assertEquals(BsonNull.VALUE, cli.runs.getLast().data());
        }
    }

    @Test
    void what_a_job_says_and_answers_is_printed() {
        cli.running = console -> {
            console.log("log", "plain");
            console.log("log:warn", "careful");
            console.progress(33.5);
            console.progress(100);
        };
        cli.outcome = new RunOutcome.Completed(Optional.of(BsonDocument.parse("{said: 'hello'}")));
        assertEquals(ExitCode.OK, cli.execute("run", "hello"));
        assertEquals("""
                plain
                warn careful
                progress 33.5%
                progress 100%
                {
                  "said": "hello"
                }
                hello completed in 0 ms
                """, cli.out());
    }

    @Test
    void a_job_that_fails_is_told_and_exits_with_1() {
        cli.outcome = new RunOutcome.Failed("boom", Optional.of("Error: boom\n    at hello.js:3:9"));
        assertEquals(ExitCode.FAILED, cli.execute("run", "hello"));
        assertEquals("hello failed after 0 ms: boom\nError: boom\n    at hello.js:3:9\n", cli.err());
    }

    @Test
    void a_task_that_is_not_there_is_refused_with_what_was_meant() {
        assertEquals(ExitCode.USAGE, cli.execute("run", "helo"));
        assertTrue(cli.err().contains("did you mean “hello”?"), cli.err());
        assertEquals(ExitCode.USAGE, cli.execute("run", "none.js"));
        assertTrue(cli.err().contains("there is no file none.js"), cli.err());
        assertTrue(cli.runs.isEmpty());
    }

    @Test
    void a_task_with_broken_metadata_is_not_run() throws IOException {
        cli.task("bad", "{");
        assertEquals(ExitCode.FAILED, cli.execute("run", "tasks/bad.js"));
        assertTrue(cli.err().contains("broken JSON"), cli.err());
    }

    @Test
    void checked_tasks_that_will_work_are_good() {
        assertEquals(ExitCode.OK, cli.execute("check", "tasks"));
        assertEquals(
                "ok   " + folder.resolve("tasks/hello.js") + "\nok   " + folder.resolve("tasks/sub/report.js")
                        + "\n2 of 2 tasks will work.\n",
                cli.out());
    }

    @Test
    void what_will_not_work_is_told_with_advice() throws IOException {
        cli.task("bad", "{");
        cli.reports.put(
                "hello",
                new TaskReport(List.of(new Finding(Level.PROBLEM, "missing package “moment”", "npm install moment"))));
        cli.reports.put("sub-report", new TaskReport(List.of(new Finding(Level.NOTE, "uses fs.watch", ""))));
        assertEquals(ExitCode.FAILED, cli.execute("check", "tasks", "tasks/hello.js"));
        assertTrue(cli.out().contains("bad  " + folder.resolve("tasks/hello.js")), cli.out());
        assertTrue(cli.out().contains("missing package “moment”: npm install moment"), cli.out());
        assertTrue(cli.out().contains("ok   " + folder.resolve("tasks/sub/report.js")), cli.out());
        assertTrue(cli.out().contains("1 of 3 tasks will work."), cli.out());
        cli.execute("check", "tasks", "--json");
        JsonNode files = PlainJson.read(cli.out());
        assertEquals("npm install moment", files.at("/0/findings/0/advice").asText());
        assertEquals("problem", files.at("/2/findings/0/level").asText());
    }

    @Test
    void checking_what_is_not_there_is_refused() {
        assertEquals(ExitCode.USAGE, cli.execute("check", "none"));
        assertTrue(cli.err().contains("there is no file or folder none"), cli.err());
    }

    @Test
    void the_doctor_finds_everything_well() {
        assertEquals(ExitCode.OK, cli.execute("doctor"));
        for (String part : List.of("Qworker", "JDK", "JavaScript: GraalJS 25.0.2", "Node's library")) {
            assertTrue(cli.out().contains("ok    " + part), cli.out());
        }
        assertTrue(cli.out().contains("Store: memory, reachable"), cli.out());
    }

    @Test
    void the_doctor_warns_of_a_missing_compiler_and_finds_a_dead_store() {
        cli.engine = new Rooms.Engine("Interpreted", "25.0.2");
        cli.storeProblem = Optional.of("no server");
        assertEquals(ExitCode.FAILED, cli.execute("doctor", "--mongo", "mongodb://db"));
        assertTrue(cli.out().contains("warn  JavaScript"), cli.out());
        assertTrue(cli.out().contains("bad   Store: no server: see that the server runs"), cli.out());
    }
}
