package io.qworker.node.worker;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import io.qworker.permission.Permissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script prints here what it printed under real Node 24.14.1; that is kept beside it. */
class WorkersAsInNodeTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"worker/messages.js", "worker/endings.js", "worker/order.js", "v8/wire_format.js"})
    void a_script_prints_what_it_prints_under_node(String script) throws Exception {
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertAll(
                () -> assertEquals(ScriptRun.expected(script), run.output()),
                () -> assertEquals(List.of(), run.uncaught()),
                () -> assertEquals(0, run.exitCode()));
    }

    @Test
    void a_worker_is_as_narrow_as_the_lane_that_started_it() throws Exception {
        assertEquals("ERR_ACCESS_DENIED\n".repeat(4), narrowed("{\"fs\": []}"));
    }

    @Test
    void a_lane_without_the_right_starts_no_worker() throws Exception {
        assertEquals("ERR_ACCESS_DENIED WorkerThreads\n".repeat(4), narrowed("{\"worker\": false}"));
    }

    private String narrowed(String permissions) throws Exception {
        Path real = folder.toRealPath();
        Path secret = Files.writeString(real.resolve("secret.txt"), "the secret");
        Path script = ScriptRun.script("worker/narrowed.js");
        Permissions narrowed =
                Permissions.read(BsonDocument.parse(permissions), real).withReadable(List.of(script.getParent()));
        return ScriptRun.of(script, real, Map.of("SECRET", secret.toString()), narrowed)
                .output();
    }
}
