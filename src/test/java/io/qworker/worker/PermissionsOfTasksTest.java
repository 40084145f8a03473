package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsOfTasksTest {

    private WorkerFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("outside.txt"), "x");
        fixture = new WorkerFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_task_may_do_what_its_metadata_allows_beside_one_that_may_do_everything() {
        String script = WorkerFixture.script("touches");
        fixture.task("narrow", script, "{\"permissions\": {\"fs\": [\"./data\"], \"env\": [\"HOME\"]}}")
                .task("free", script, "{}")
                .alone("narrow", "free");

        fixture.awaitSuccess(fixture.schedule("free", "{\"read\": \"../outside.txt\", \"variable\": \"PATH\"}"));
        fixture.awaitSuccess(fixture.schedule("narrow", "{\"read\": \"narrow.json\"}"));
        String denied = fixture.awaitFailure(fixture.schedule("narrow", "{\"read\": \"../outside.txt\"}"));
        assertTrue(denied.contains("Access to this API has been restricted"), denied);
        assertEquals("PATH is not there", fixture.awaitFailure(fixture.schedule("narrow", "{\"variable\": \"PATH\"}")));
    }
}
