package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TypeScriptTest {

    @Test
    void types_are_stripped_and_what_is_more_than_types_is_refused_as_in_node() throws Exception {
        assertEquals(
                ScriptRun.expected("typescript/main.ts"),
                ScriptRun.of("typescript/main.ts").output());
    }
}
