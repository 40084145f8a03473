package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequireTest {

    @Test
    void require_finds_loads_caches_and_fails_as_in_node() throws Exception {
        Path main = ScriptRun.script("modules/main.js");
        String nodePath = main.resolveSibling("nodepath").toString();
        ScriptRun run = ScriptRun.of(main, Map.of("NODE_PATH", nodePath));
        assertEquals(ScriptRun.expected("modules/main.js"), run.output());
    }
}
