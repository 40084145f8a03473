package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts about what the engine's own errors say, and what real Node printed for them. */
class EngineWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"engine/json.js", "engine/runtime_errors.js", "engine/error_texts.js"})
    void errors_of_the_engine_have_the_words_of_V8(String script) throws Exception {
        assertEquals(ScriptRun.expected(script), ScriptRun.of(script).output());
    }
}
