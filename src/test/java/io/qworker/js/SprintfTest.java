package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.task.SupportVectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SprintfTest {

    private static Context context;
    private static Value call;

    @BeforeAll
    static void load() throws IOException {
        context = Context.create("js");
        try (InputStream file = SprintfTest.class.getResourceAsStream("/bindings/qworker/sprintf.js")) {
            String source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            context.eval("js", "const module = {};\n" + source);
        }
        call = context.eval("js", """
                (name, json) => {
                  try {
                    return module.exports[name](...JSON.parse(json));
                  } catch (error) {
                    return `${error.name}: ${error.message}`;
                  }
                }""");
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @ParameterizedTest
    @MethodSource
    void texts_are_formatted_as_sprintf_js_does(JsonNode vector) {
        String expected = vector.path("result").asText(vector.path("throws").asText());
        assertEquals(expected, call("vsprintf", "[" + vector.get("format") + "," + vector.get("args") + "]"));
    }

    static Stream<JsonNode> texts_are_formatted_as_sprintf_js_does() {
        return SupportVectors.each("/vsprintf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["50% done"]                   | 50% done
            ["%d items", "many"]           | %d items many
            ["50% of", {"a": 1}, null]     | 50% of {"a":1} null
            ["%s and %s", 1]               | 1 and undefined
            [{"a": 1}, "b"]                | {"a":1} b
            []                             | ``
            """)
    void a_log_call_never_fails(String args, String expected) {
        assertEquals(expected, call("format", "[" + args + "]"));
    }

    @Test
    void values_that_cannot_be_written_do_not_make_a_log_call_fail() {
        Value texts = context.eval("js", """
                const round = {}; round.self = round;
                const wild = { toString() { throw new Error('no'); }, toJSON() { throw new Error('no'); } };
                [module.exports.format(['%', round, 1n, Symbol('s')]), module.exports.format(['%s', wild])]""");
        assertEquals("% [object Object] 1 Symbol(s)", texts.getArrayElement(0).asString());
        assertEquals("%s [object Object]", texts.getArrayElement(1).asString());
    }

    private static String call(String function, String json) {
        return call.execute(function, json).asString();
    }
}
