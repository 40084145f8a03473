package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerVerbTest {

    @TempDir
    Path folder;

    private CommandLineFixture cli;

    @BeforeEach
    void folderWithATask() throws IOException {
        cli = new CommandLineFixture(folder);
        cli.task("hello", "{}");
    }

    @Test
    void words_without_a_verb_are_tasks_for_a_worker() {
        assertEquals(ExitCode.OK, cli.execute("-i", "bee", "-s", "-vv", "-m", "mongodb://db/jobs", "hello"));
        Config config = cli.workers.getFirst();
        assertEquals("bee", config.identity().id());
        assertTrue(config.identity().standalone());
        assertEquals(2, config.reports().verbose());
        assertEquals(Optional.of("mongodb://db/jobs"), config.storage().mongo());
        assertEquals(List.of("hello"), config.tasks().ids());
        assertEquals("", cli.err());
    }

    @Test
    void options_may_come_after_tasks() {
        cli.execute("hello", "--lanes", "auto", "--db", "x.db", "-v");
        Config config = cli.workers.getFirst();
        assertEquals(6, config.work().lanes());
        assertEquals(folder.resolve("x.db"), config.storage().file());
        assertEquals(1, config.reports().verbose());
    }

    @Test
    void tasks_of_the_option_and_others_are_joined() throws IOException {
        cli.task("a", "{}");
        cli.task("b", "{}");
        cli.execute("-t", "a b", "hello", "a");
        assertEquals(List.of("a", "b", "hello"), cli.workers.getFirst().tasks().ids());
    }

    @Test
    void folders_may_be_repeated() {
        assertEquals(ExitCode.OK, cli.execute("-p", "tasks", "--paths=x,y", "hello"), cli::err);
        assertEquals(
                List.of(folder.resolve("tasks"), folder.resolve("x"), folder.resolve("y")),
                cli.workers.getFirst().tasks().paths());
    }

    @Test
    void standalone_can_be_taken_back() throws IOException {
        cli.file("qworker.json", "{\"standalone\": true}");
        cli.execute("-c", "qworker.json", "hello");
        cli.execute("-c", "qworker.json", "--no-standalone", "hello");
        cli.execute("hello");
        assertEquals(
                List.of(true, false, false),
                cli.workers.stream()
                        .map(config -> config.identity().standalone())
                        .toList());
    }

    @Test
    void without_tasks_it_says_so() {
        assertEquals(ExitCode.FAILED, cli.execute("-s"));
        assertTrue(cli.err().startsWith("Error: No tasks specified"), cli.err());
        assertEquals(1, cli.err().lines().count());
        assertTrue(cli.workers.isEmpty());
    }

    @Test
    void an_unknown_option_is_named_with_the_one_that_was_meant() {
        assertEquals(ExitCode.USAGE, cli.execute("--standalon", "hello"));
        assertTrue(cli.err().contains("'--standalon'"), cli.err());
        assertTrue(cli.err().contains("did you mean --standalone"), cli.err());
        assertEquals(1, cli.err().lines().count());
    }

    @Test
    void a_verb_after_tasks_or_options_is_refused_with_both_ways_to_write_it() {
        for (String[] args : List.of(new String[] {"-s", "hello", "jobs"}, new String[] {"-s", "run"})) {
            assertEquals(ExitCode.USAGE, cli.execute(args), cli::err);
            assertTrue(cli.err().contains("must come first"), cli.err());
            assertEquals(1, cli.err().lines().count());
        }
        assertTrue(cli.workers.isEmpty());
    }

    @Test
    void a_verbs_name_after_two_dashes_is_a_task() throws IOException {
        cli.task("run", "{}");
        assertEquals(ExitCode.OK, cli.execute("-s", "--", "run", "hello"));
        assertEquals(List.of("run", "hello"), cli.workers.getFirst().tasks().ids());
    }

    @Test
    void a_task_that_is_not_there_is_warned_of() {
        assertEquals(ExitCode.OK, cli.execute("hello", "helo"));
        assertTrue(cli.err().contains("there is no task “helo”"), cli.err());
        assertTrue(cli.err().contains("perhaps “hello” is meant"), cli.err());
    }

    @Test
    void a_standalone_worker_with_nothing_to_do_is_refused() {
        assertEquals(ExitCode.FAILED, cli.execute("-s", "other"));
        assertTrue(cli.err().contains("there are hello"), cli.err());
        assertTrue(cli.workers.isEmpty());
    }

    @Test
    void a_file_in_place_of_a_task_is_recognised() {
        assertEquals(ExitCode.FAILED, cli.execute("-s", "tasks/hello.js"));
        assertTrue(cli.err().contains("`qworker run tasks/hello.js`"), cli.err());
    }

    @Test
    void standalone_may_be_said_in_full() {
        cli.execute("--standalone=false", "hello");
        assertFalse(cli.workers.getFirst().identity().standalone());
    }

    @Test
    void a_misspelt_verb_is_recognised() {
        assertEquals(ExitCode.FAILED, cli.execute("-s", "schedul"));
        assertTrue(cli.err().contains("`qworker schedule …`"), cli.err());
    }

    @Test
    void a_bad_config_file_is_one_line_without_a_stack_trace() throws IOException {
        cli.file("bad.json", "{oops");
        assertEquals(ExitCode.USAGE, cli.execute("-c", "bad.json", "hello"));
        assertTrue(cli.err().startsWith("Error: Invalid JSON config file: " + folder.resolve("bad.json")), cli.err());
        assertEquals(1, cli.err().lines().count());
    }

    @Test
    void three_times_verbose_shows_where_an_error_came_from() {
        cli.execute("-vvv", "-c", "none.json", "hello");
        assertTrue(cli.err().contains("\tat io.qworker"), cli.err());
    }

    @Test
    void an_unexpected_error_is_one_line() {
        cli.work = _ -> {
            throw new IllegalStateException("boom");
        };
        assertEquals(ExitCode.FAILED, cli.execute("hello"));
        assertTrue(cli.err().contains("boom"), cli.err());
        assertEquals(1, cli.err().lines().count());
    }

    @Test
    void the_worker_tells_its_console_under_its_own_name() {
        cli.work = WorkerConsole::connected;
        cli.execute("-v", "-i", "bee", "hello");
        assertEquals("Connected: bee [4242]", cli.out().strip());
    }

    @Test
    void help_teaches_with_examples_and_exit_codes() {
        assertEquals(ExitCode.OK, cli.execute("--help"));
        assertTrue(cli.out().contains("qworker -s -v hello"), cli.out());
        assertTrue(cli.out().contains("Exit codes"), cli.out());
        assertTrue(cli.out().contains("schedule"), cli.out());
        assertFalse(cli.out().contains("\u001b["), "colours without a terminal");
    }

    @Test
    void every_verb_has_help_with_an_example() {
        for (String verb : List.of("run", "schedule", "jobs", "job", "cancel", "tasks", "check", "doctor")) {
            assertEquals(ExitCode.OK, cli.execute(verb, "--help"));
            assertTrue(cli.out().contains("  qworker " + verb), verb + ": " + cli.out());
        }
    }

    @Test
    void the_version_names_product_and_node_library() {
        assertEquals(ExitCode.OK, cli.execute("--version"));
        assertTrue(cli.out().matches("qworker \\S+ \\(Node library \\d+\\.\\d+\\.\\d+\\)\\R"), cli.out());
    }
}
