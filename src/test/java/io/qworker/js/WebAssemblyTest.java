package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WebAssemblyTest {

    @Test
    void modules_are_compiled_linked_and_called_and_their_memory_is_seen_by_buffers() throws Exception {
        ScriptRun run = ScriptRun.of("wasm/main.js");
        assertEquals(ScriptRun.expected("wasm/main.js"), run.output());
    }
}
