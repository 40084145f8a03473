package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.config.HttpSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagerVerbTest {

    @TempDir
    Path folder;

    private CommandLineFixture cli;

    @BeforeEach
    void folderWithATask() throws IOException {
        cli = new CommandLineFixture(folder);
        cli.task("hello", "{}");
    }

    @Test
    void without_options_it_manages_the_embedded_store_and_answers_http_on_this_machine() {
        assertEquals(ExitCode.OK, cli.execute("manager"));
        ManagerRequest request = cli.managers.getFirst();
        assertEquals("manager-4242", request.application());
        assertEquals(folder.resolve("qworker.db"), request.config().storage().file());
        assertEquals(Optional.of(new HttpSettings("127.0.0.1", 7077, Optional.empty())), request.http());
    }

    @Test
    void a_worker_in_the_same_process_has_the_tasks_that_are_named_for_it() {
        assertEquals(ExitCode.OK, cli.execute("manager", "--with-worker", "hello other", "--id", "queen"));
        assertEquals("queen", cli.managers.getFirst().application());
        assertEquals(
                List.of("hello", "other"),
                cli.managers.getFirst().config().tasks().ids());
    }

    @Test
    void tasks_that_are_set_for_workers_make_no_worker_of_a_manager() {
        cli.environment.put("QWORKER_TASKS", "hello");
        assertEquals(ExitCode.OK, cli.execute("manager", "--no-http"));
        assertEquals(List.of(), cli.managers.getFirst().config().tasks().ids());
        assertEquals(Optional.empty(), cli.managers.getFirst().http());
    }

    @Test
    void an_address_that_others_reach_wants_a_token() {
        assertEquals(ExitCode.USAGE, cli.execute("manager", "--http", "0.0.0.0:80"));
        assertTrue(cli.err().contains("--token"), cli.err());
        assertEquals(ExitCode.OK, cli.execute("manager", "--http", "0.0.0.0:80", "--token", "secret"));
        assertEquals(
                Optional.of("secret"),
                cli.managers.getFirst().http().orElseThrow().token());
    }
}
