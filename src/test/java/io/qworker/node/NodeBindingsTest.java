package io.qworker.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsEngine;
import io.qworker.js.JsValues;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of questions to the bindings of buffers, text and URLs, with the answers that real Node 24 gave. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeBindingsTest {

    private static final String QUESTIONS = "/node-compat/bindings.js";
    private static final String ANSWERS = "/node-compat/bindings.expected.txt";

    private List<String> expected;
    private List<String> actual;

    @BeforeAll
    void ask() throws Exception {
        try (InputStream in = NodeBindingsTest.class.getResourceAsStream(ANSWERS)) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        String script =
                Path.of(NodeBindingsTest.class.getResource(QUESTIONS).toURI()).toString();
        try (JsEngine engine = JsEngine.create();
                Lane lane = Lane.open(engine, LaneSettings.ofProcess("bindings"))) {
            String text = lane.enter(globals -> {
                        Object internals = globals.requireBuiltin("internal/test/binding");
                        Object internalBinding = JsValues.get((JSDynamicObject) internals, "internalBinding");
                        return JsValues.call(globals.require(script), JsValues.undefined(), internalBinding)
                                .toString();
                    })
                    .get(60, TimeUnit.SECONDS);
            actual = text.lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffer", "string_decoder", "icu", "url"})
    void a_binding_answers_as_in_Node(String binding) {
        assertEquals(of(expected, binding), of(actual, binding));
    }

    private static String of(List<String> answers, String binding) {
        return String.join(
                "\n",
                answers.stream().filter(line -> line.startsWith(binding + " ")).toList());
    }
}
