package io.qworker.node.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsAsInNodeTest {

    @Test
    void a_client_believes_the_authority_it_is_given_and_nobody_else(@TempDir Path folder) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script("tls/https.js"), folder, Map.of());
        assertEquals(ScriptRun.expected("tls/https.js"), run.output());
    }
}
