package io.qworker.node.http2;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script prints here what it printed under real Node 24.14.1; that is kept beside it. */
class Http2AsInNodeTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"exchange", "endings", "secure", "frames"})
    void a_script_prints_what_it_prints_under_node(String name, @TempDir Path folder) throws Exception {
        String script = "http2/" + name + ".js";
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, System.getenv());
        assertAll(
                () -> assertEquals(ScriptRun.expected(script), run.output()),
                () -> assertEquals(List.of(), run.uncaught()),
                () -> assertEquals(0, run.exitCode()));
    }
}
