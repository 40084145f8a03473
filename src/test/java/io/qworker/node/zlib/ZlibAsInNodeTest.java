package io.qworker.node.zlib;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.js.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each script prints here what it printed under real Node 24.14.1; that is kept beside it. */
class ZlibAsInNodeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"errors", "one_shot", "streams"})
    void a_script_prints_what_it_prints_under_node(String name) throws Exception {
        String script = "zlib/" + name + ".js";
        ScriptRun run = ScriptRun.of(ScriptRun.script(script), folder, Map.of());
        assertAll(
                () -> assertEquals(ScriptRun.expected(script), run.output()),
                () -> assertEquals(List.of(), run.uncaught()),
                () -> assertEquals(0, run.exitCode()));
    }

    @Test
    void a_stream_is_not_reset_under_the_hands_of_a_write() throws Exception {
        assertEquals("Cannot reset zlib stream while a write is in progress\n", output("""
                const stream = require('zlib').createGzip();
                stream.write('a');
                try { stream.reset(); } catch (error) { console.log(error.message); }
                stream.destroy();
                """));
    }

    @Test
    void zstd_data_that_is_cut_off_is_an_error_unless_it_was_asked_for() throws Exception {
        assertEquals("Z_BUF_ERROR unexpected end of file\n0\n", output("""
                const zlib = require('zlib');
                const cut = zlib.zstdCompressSync('hello').subarray(0, 8);
                try { zlib.zstdDecompressSync(cut); } catch ({ code, message }) { console.log(code, message); }
                const finishFlush = zlib.constants.ZSTD_e_flush;
                console.log(zlib.zstdDecompressSync(cut, { finishFlush }).length);
                """));
    }

    private String output(String text) throws Exception {
        Path script = Files.writeString(folder.resolve("script.js"), text);
        return ScriptRun.of(script, folder, Map.of()).output();
    }
}
