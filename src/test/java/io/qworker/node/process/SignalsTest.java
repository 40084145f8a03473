package io.qworker.node.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals that a script of a worker's lane sends to its own process, which the lane shares with all others. */
class SignalsTest {

    @TempDir
    Path folder;

    @Test
    void a_script_that_listens_hears_its_own_signal() throws Exception {
        ScriptRun run = run("""
                process.once('SIGTERM', (name, number) => console.log(name, number));
                const keep = setInterval(() => {}, 1000);
                process.on('SIGUSR2', () => clearInterval(keep));
                console.log(process.kill(process.pid, 0), process.kill(process.pid), process.kill(process.pid, 'SIGUSR2'));
                """);
        assertEquals("true true true\nSIGTERM 15\n", run.output());
        assertEquals(0, run.exitCode());
    }

    @Test
    void a_signal_that_nobody_hears_ends_the_lane_and_not_the_jvm() throws Exception {
        assertEquals(
                143,
                run("process.kill(process.pid, 'SIGTERM'); console.log('not reached')")
                        .exitCode());
        assertEquals(
                130,
                run("process.kill(0, 'SIGINT'); setInterval(() => {}, 1000)").exitCode());
        assertEquals(134, run("process.abort()").exitCode());
    }

    @Test
    void signals_that_end_no_process_end_no_lane() throws Exception {
        ScriptRun run = run("process.kill(process.pid, 'SIGWINCH'); console.log('goes on')");
        assertEquals("goes on\n", run.output());
        assertEquals(0, run.exitCode());
    }

    private ScriptRun run(String text) throws Exception {
        return ScriptRun.of(Files.writeString(folder.resolve("script.js"), text), folder, Map.of());
    }
}
