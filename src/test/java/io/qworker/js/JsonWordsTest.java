package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonWordsTest {

    @Test
    void what_is_no_json_is_refused_in_the_words_of_v8() throws Exception {
        assertEquals(
                ScriptRun.expected("engine/json.js"),
                ScriptRun.of("engine/json.js").output());
    }
}
