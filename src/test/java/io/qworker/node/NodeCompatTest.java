package io.qworker.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qworker.js.JsEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the kept results of {@code scripts/node-compat} for the modules whose tests are quick, where
 * {@code QWORKER_NODE_TESTS} names the folder of Node's tests.
 */
class NodeCompatTest {

    private static final int SECONDS = 30;
    private static final Path RESULTS = Path.of("src/test/resources/node-compat/results.tsv");

    private static JsEngine engine;
    private static NodeTestSuite suite;
    private static NodeTestResults kept;

    @BeforeAll
    static void layOutTheTests(@TempDir Path work) throws Exception {
        String folder = System.getenv("QWORKER_NODE_TESTS");
        assumeTrue(folder != null, "QWORKER_NODE_TESTS names no folder of Node's tests");
        Path tests = Path.of(folder);
        assumeTrue(Files.isDirectory(tests), "Node's tests are not here");
        Path common =
                Path.of(NodeCompatTest.class.getResource("/node-compat/common").toURI());
        suite = NodeTestSuite.layOut(tests, common, work.resolve("test"));
        kept = NodeTestResults.read(RESULTS);
        engine = JsEngine.create();
    }

    @AfterAll
    static void closeTheEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assert",
                "buffer",
                "console",
                "events",
                "eventtarget",
                "os",
                "path",
                "promise",
                "querystring",
                "readline",
                "string_decoder",
                "timers",
                "url",
                "util"
            })
    void none_of_nodes_own_tests_fails_that_passed_before(String module) throws Exception {
        Set<String> knownToFail = Set.copyOf(kept.modules().get(module).failing());
        List<NodeTestSuite.Case> failing = suite.cases(Pattern.compile("^" + module + " ")).stream()
                .filter(test -> test.leftOut().isEmpty() && !knownToFail.contains(test.name()))
                .filter(test -> !startsNode(test))
                .filter(NodeCompatTest::fails)
                .toList();
        // A test that fails in Node, too, was never among the results.
        Path node = failing.isEmpty() ? null : reference();
        List<String> worse = failing.stream()
                .filter(test -> NodeTestRun.passesInNode(node, test, SECONDS))
                .map(NodeTestSuite.Case::name)
                .toList();
        assertEquals(List.of(), worse);
    }

    /** By a shell that wants the built command, and seconds: the script's business. */
    private static boolean startsNode(NodeTestSuite.Case test) {
        try {
            return Files.readString(test.file())
                    .matches("(?s).*(execPath|argv0|argv\\[0\\]|spawnPromisified|fork\\().*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once more before it counts, since a busy machine may have been the cause. */
    private static boolean fails(NodeTestSuite.Case test) {
        return !NodeTestRun.inLane(engine, test, SECONDS).passed()
                && !NodeTestRun.inLane(engine, test, SECONDS).passed();
    }

    private static Path reference() throws IOException {
        Process script = new ProcessBuilder("scripts/node-reference")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeTrue(!path.isEmpty(), "There is no Node to compare with");
        return Path.of(path);
    }
}
