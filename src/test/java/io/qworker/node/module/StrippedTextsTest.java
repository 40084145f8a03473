package io.qworker.node.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrippedTextsTest {

    @Test
    void a_text_is_found_again_by_a_later_run(@TempDir Path folder) {
        String key = StrippedTexts.key("let x: number", "/x.ts", "2");
        new StrippedTexts(folder.resolve("cache")).keep(key, "let x");
        assertEquals(Optional.of("let x"), new StrippedTexts(folder.resolve("cache")).find(key));
        assertEquals(Optional.empty(), new StrippedTexts(folder).find(key));
    }

    @Test
    void a_folder_that_cannot_be_written_costs_only_the_later_runs(@TempDir Path folder) throws Exception {
        StrippedTexts texts = new StrippedTexts(Files.createFile(folder.resolve("file")));
        texts.keep("key", "text");
        assertEquals(Optional.of("text"), texts.find("key"));
    }

    @Test
    void source_name_and_kind_make_the_key() {
        String key = StrippedTexts.key("a", "b", "2");
        assertNotEquals(key, StrippedTexts.key("a2", "b", "2"));
        assertNotEquals(key, StrippedTexts.key("a", "b2", "2"));
        assertNotEquals(key, StrippedTexts.key("a", "b", "3"));
    }
}
