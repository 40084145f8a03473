package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts whose expected output real Node printed. */
class NodeOrderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phases.js",
                "immediates.js",
                "timers.js",
                "unreferenced.js",
                "errors.js",
                "rejections.js",
                "context.js",
                "messages.js",
                "globals.js",
                "numbers.js"
            })
    void a_script_prints_in_the_order_in_which_node_prints(String script) throws Exception {
        String resource = "ordering/" + script;
        ScriptRun run = ScriptRun.of(resource);
        assertEquals(ScriptRun.expected(resource), run.output());
        assertEquals(List.of(), run.uncaught());
    }
}
