package io.qworker.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import io.qworker.js.ScriptRun;
import io.qworker.permission.Permissions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermittedFilesTest {

    @TempDir
    Path folder;

    private Path allowed;
    private Path outside;
    private Path secret;

    @BeforeEach
    void lay_out_the_folders() throws IOException {
        folder = folder.toRealPath();
        allowed = Files.createDirectories(folder.resolve("allowed"));
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(outside.resolve("sub"));
        secret = Files.writeString(outside.resolve("secret.txt"), "the secret");
        Files.createSymbolicLink(outside.resolve("some-link"), secret);
        Files.writeString(allowed.resolve("mine"), "x");
        Files.createSymbolicLink(allowed.resolve("link-to-secret"), secret);
        Files.createSymbolicLink(allowed.resolve("link-outside"), outside);
        Files.createSymbolicLink(allowed.resolve("dangling"), outside.resolve("not-there"));
        Files.createDirectories(allowed.resolve("folder"));
        Files.createSymbolicLink(allowed.resolve("folder/link"), secret);
    }

    @Test
    void narrowed_files_cannot_be_left_by_any_path_link_or_other_way() throws Exception {
        ByteArrayOutputStream descriptor = new ByteArrayOutputStream();
        LaneSettings free = LaneSettings.ofProcess("free")
                .withEnv(Map.of("SECRET", secret.toString()))
                .withOutput(descriptor, descriptor);
        ScriptRun run;
        try (JsEngine engine = JsEngine.create();
                Lane lane = Lane.open(engine, free)) {
            lane.enter(globals -> globals.require(
                            ScriptRun.script("permission/open.js").toString()))
                    .get();
            run = run("files.js", "{\"fs\": [\"%s\"]}".formatted(allowed), descriptor.toString());
        }
        assertEquals("""
                no way out
                ERR_ACCESS_DENIED FileSystemRead true
                mine false 1
                false true false
                """, run.output());
        assertEquals(List.of(), run.uncaught());
        assertEquals("the secret", Files.readString(secret));
        assertFalse(Files.exists(outside.resolve("not-there")));
    }

    private ScriptRun run(String script, String permissions, String descriptor) throws Exception {
        Path file = ScriptRun.script("permission/" + script);
        Permissions narrowed =
                Permissions.read(BsonDocument.parse(permissions), folder).withReadable(List.of(file.getParent()));
        Map<String, String> env = Map.of(
                "ALLOWED", allowed.toString(),
                "OUTSIDE", outside.toString(),
                "SECRET", secret.toString(),
                "DESCRIPTOR", descriptor);
        return ScriptRun.of(file, folder, env, narrowed);
    }
}
