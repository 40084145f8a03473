package io.qworker.node.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {

    @TempDir
    Path folder;

    @Test
    void signatures_of_node_and_of_fresh_keys_are_told_from_wrong_ones() throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script("crypto/signatures.js"), folder, Map.of());
        assertEquals(List.of(), run.uncaught());
        assertEquals("""
                ec true false
                ed25519 true false
                rsa 128 true true
                rsa 128 true true
                ec 64 true true
                ed448 114 true null
                """, run.output());
    }
}
