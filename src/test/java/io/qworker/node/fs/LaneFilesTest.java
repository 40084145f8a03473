package io.qworker.node.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.js.ScriptRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneFilesTest {

    @TempDir
    private Path folder;

    @Test
    void what_a_lane_left_open_is_closed_when_it_ends() throws Exception {
        ScriptRun run = run("""
                const fs = require('fs');
                fs.opendirSync('.');
                console.log(fs.openSync('open', 'w') > 2);
                """);
        assertEquals("true\n", run.output());
        assertFalse(openFiles().contains(folder.toRealPath().resolve("open")));
    }

    @Test
    void closing_standard_output_in_a_lane_leaves_it_to_the_others() throws Exception {
        ScriptRun run = run("require('fs').closeSync(1); console.log('still here')");
        assertEquals("still here\n", run.output());
        assertTrue(Files.exists(Path.of("/proc/self/fd/1")));
    }

    @Test
    void a_lane_changes_only_its_own_working_directory() throws Exception {
        Files.createDirectory(folder.resolve("inner"));
        ScriptRun changed = run("process.chdir('inner'); require('fs').writeFileSync('here', '');");
        ScriptRun other = run("console.log(require('fs').readdirSync('inner'))");
        assertEquals(0, changed.exitCode());
        assertEquals("[ 'here' ]\n", other.output());
    }

    private static List<Path> openFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                try {
                    files.add(Files.readSymbolicLink(link));
                } catch (NoSuchFileException closedMeanwhile) {
                    // It is not open any more.
                }
            }
        }
        return files;
    }

    private ScriptRun run(String text) throws Exception {
        Path script = Files.writeString(folder.resolve("script.js"), text);
        return ScriptRun.of(script, folder, Map.of());
    }
}
