package io.qworker.node;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code node:test} in a lane. */
class TestRunnerTest {

    @TempDir
    Path folder;

    @Test
    void a_script_whose_tests_pass_ends_with_0() throws Exception {
        ScriptRun run = run("passing.js");
        assertAll(
                () -> assertEquals(0, run.exitCode()),
                () -> assertTrue(run.output().startsWith("✔ passes ("), run.output()));
    }

    @Test
    void a_script_of_which_a_test_fails_ends_with_1_and_reports_each_outcome_as_node_does() throws Exception {
        ScriptRun run = run("outcomes.js");
        String output = run.output();
        String summary = output.substring(0, output.indexOf("✖ failing tests"));
        assertAll(
                () -> assertEquals(1, run.exitCode()),
                () -> assertEquals(ScriptRun.expected("runner/outcomes.js"), withoutTimes(summary)),
                () -> assertEquals(List.of(), run.uncaught()),
                () -> assertTrue(output.contains("outcomes.js:20:1\n✖ fails ("), output),
                () -> assertTrue(output.contains("outcomes.js:21:10)"), output),
                () -> assertTrue(output.contains("'test timed out after 20ms'"), output));
    }

    private ScriptRun run(String script) throws Exception {
        return ScriptRun.of(ScriptRun.script("runner/" + script), folder, Map.of());
    }

    private static String withoutTimes(String report) {
        return report.replaceAll("\\([\\d.]+ms\\)", "(time)").replaceAll("duration_ms [\\d.]+", "duration_ms time");
    }
}
