package io.qworker.node.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import io.qworker.node.NodeCommand;
import io.qworker.permission.Permissions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermittedProgramsTest {

    @TempDir
    Path folder;

    @Test
    void only_the_programs_that_are_listed_can_be_run_under_any_name() throws Exception {
        assertEquals(
                """
                allowed false
                ERR_ACCESS_DENIED ERR_ACCESS_DENIED
                undefined
                ERR_ACCESS_DENIED
                true
                preloaded
                ended by SIGTERM
                """,
                run(
                        "programs.js",
                        "{\"fs\": [\"%s\"], \"run\": [\"echo\", \"%s\"], \"env\": [\"ALLOWED\", \"SECRET\","
                                + " \"ECHO\", \"JVM_PARENT\", \"PATH\"]}"));
    }

    private String run(String script, String permissions) throws Exception {
        Path real = folder.toRealPath();
        Path allowed = Files.createDirectories(real.resolve("allowed"));
        Path secret = Files.writeString(real.resolve("secret.txt"), "the secret");
        Files.createSymbolicLink(allowed.resolve("linked"), Path.of("/bin/cat"));
        Files.createSymbolicLink(allowed.resolve("node"), Path.of(NodeCommand.path()));
        Path file = ScriptRun.script("permission/" + script);
        BsonDocument document = BsonDocument.parse(permissions.formatted(allowed, NodeCommand.path()));
        Map<String, String> env = new HashMap<>(Map.of(
                "ALLOWED", allowed.toString(),
                "SECRET", secret.toString(),
                "ECHO", Path.of("/bin/echo").toRealPath().toString(),
                "HIDDEN", "hidden",
                "PATH", System.getenv("PATH")));
        env.put(
                "JVM_PARENT",
                Long.toString(ProcessHandle.current().parent().orElseThrow().pid()));
        Permissions narrowed = Permissions.read(document, real)
                .withReadable(List.of(file.getParent(), Path.of("/bin/echo").toRealPath()));
        return ScriptRun.of(file, real, env, narrowed).output();
    }
}
