package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.task.TaskFile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task file may be CommonJS or an ES module, JavaScript or TypeScript. */
class TaskFilesTest {

    private WorkerFixture fixture;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path place) throws Exception {
        fixture = new WorkerFixture(place);
        folder = Files.createDirectories(place.resolve("tasks"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void script(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
        Path metadata = folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".json");
        if (!Files.exists(metadata)) {
            Files.writeString(metadata, "{}");
        }
    }

    @Test
    void modules_and_typescript_define_tasks_after_what_they_await() throws Exception {
        script("module.mjs", """
                import { basename } from 'node:path';
                const ready = await new Promise((resolve) => setTimeout(resolve, 5, 'ready'));
                export default (worker, task) => {
                  worker.task(task.id, async (job) => job.info('%s %s', basename(import.meta.filename), ready));
                };
                """);
        script("typed.ts", """
                import type { Worker, Task } from 'qworker';
                interface Data { to?: string }
                export default (worker: Worker, task: Task): void => {
                  worker.task(task.id, async (job: any) => job.info('typed %s', (job.attrs.data as Data).to!));
                };
                """);
        script("detected.js", """
                export default function (worker, task) {
                  worker.task(task.id, async (job) => job.info('detected'));
                }
                """);
        fixture.alone("module", "typed", "detected");

        fixture.awaitSuccess(fixture.schedule("module", "{}"));
        fixture.awaitSuccess(fixture.schedule("typed", "{\"to\": \"you\"}"));
        fixture.awaitSuccess(fixture.schedule("detected", "{}"));
        assertTrue(fixture.logged().containsAll(List.of("module.mjs ready", "typed you", "detected")));
    }

    @Test
    void a_file_that_rejects_at_its_top_level_is_a_task_that_cannot_be_loaded() throws Exception {
        script("broken.mjs", "await null;\nthrow new Error('no use');\n");
        fixture.start(fixture.config(true, "broken"));
        fixture.await("it tells", () -> fixture.logged().toString().contains("no use"));
    }

    @Test
    void a_check_names_what_a_module_lacks_and_what_replaces_an_addon() throws Exception {
        script("lacking.mjs", "import 'left-pad';\nexport default () => {};\n");
        script("shapeless.mts", "await null;\nexport const nothing: number = 1;\n");
        script("hashing.js", "require('bcrypt');\nmodule.exports = () => {};\n");
        Path addon = Files.createDirectories(folder.resolve("node_modules/bcrypt"));
        Files.writeString(addon.resolve("index.js"), "require('./bcrypt.node');");
        Files.writeString(addon.resolve("bcrypt.node"), "");

        assertEquals("package left-pad", found("lacking.mjs"));
        assertEquals("shape shapeless.mts", found("shapeless.mts"));
        assertEquals("addon bcrypt", found("hashing.js"));
    }

    private String found(String name) {
        LaneSettings quiet = LaneSettings.ofProcess("check")
                .withOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        try (JsEngine engine = JsEngine.create()) {
            TaskCheck.Finding finding = new TaskCheck(engine, quiet, fixture.config(true))
                    .check(TaskFile.ofScript(folder.resolve(name)))
                    .getFirst();
            if (finding.kind().equals("addon")) {
                assertTrue(finding.message().contains("bcryptjs"), finding.message());
            }
            return finding.kind() + " " + finding.name();
        }
    }
}
