package io.qworker.node;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script prints here what it printed under real Node 24.14.1; that is kept beside it. */
class CoreAsInNodeTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "async/resources.js",
                "async/active.js",
                "process/zone.js",
                "process/credentials.js",
                "errors/stack_lines.js"
            })
    void a_script_prints_what_it_prints_under_node(String script) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertAll(
                () -> assertEquals(ScriptRun.expected(script), run.output()),
                () -> assertEquals(List.of(), run.uncaught()),
                () -> assertEquals(0, run.exitCode()));
    }
}
