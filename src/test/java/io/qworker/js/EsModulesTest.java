package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EsModulesTest {

    @Test
    void modules_are_found_linked_and_run_and_fail_as_in_node() throws Exception {
        assertEquals(
                ScriptRun.expected("esm/main.mjs"), ScriptRun.of("esm/main.mjs").output());
    }
}
