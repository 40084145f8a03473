package io.qworker.node.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLimitTest {

    @Test
    void a_script_that_runs_too_long_is_stopped_whatever_it_catches(@TempDir Path folder) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script("vm/timeout.js"), folder, Map.of());
        assertEquals(ScriptRun.expected("vm/timeout.js"), run.output());
    }
}
