package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT0.4S, now",
        "PT5S, in 5 s",
        "PT-1S, 1 s ago",
        "PT90S, in 2 min",
        "PT4M59.9S, in 5 min",
        "PT-119M, 2 h ago",
        "PT47H, in 2 d",
        "P-200D, 7 months ago",
        "P800D, in 2 y"
    })
    void distances_in_time_are_rounded(Duration distance, String words) {
        Instant now = Instant.parse("2026-01-15T10:30:45Z");
        assertEquals(words, Texts.relative(now.plus(distance), now));
    }

    @Test
    void long_texts_are_cut_and_take_one_line() {
        assertEquals("abc", Texts.brief("abc\ndef", 10));
        assertEquals("abcd…", Texts.brief("abcdefgh", 5));
    }

    @Test
    void the_nearest_word_is_found_if_it_is_near() {
        assertEquals(Optional.of("hello"), Texts.nearest("helo", List.of("report", "hello")));
        assertEquals(Optional.empty(), Texts.nearest("hello", List.of("report")));
        assertEquals(Optional.empty(), Texts.nearest("x", List.of("y")));
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        assertTrue(Terminal.colourful(Map.of("TERM", "xterm"), true));
        assertFalse(Terminal.colourful(Map.of(), false));
        assertFalse(Terminal.colourful(Map.of("NO_COLOR", "1"), true));
        assertFalse(Terminal.colourful(Map.of("TERM", "dumb"), true));
    }
}
