package io.qworker.node.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts about vm, and what real Node printed for them. */
class ContextsAsInNodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"vm/contexts.js", "vm/errors.js"})
    void a_script_prints_the_same_as_in_Node(String script, @TempDir Path folder) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertEquals(ScriptRun.expected(script), run.output());
    }
}
