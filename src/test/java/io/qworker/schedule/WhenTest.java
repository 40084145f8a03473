package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T10:30:45.123Z"));
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now | 2026-01-15T10:30:45.123Z
            Now | 2026-01-15T10:30:45.123Z
            in 5 minutes | 2026-01-15T10:35:45.123Z
            in 2 hours and 5 minutes | 2026-01-15T12:35:45.123Z
            2026-07-01T08:30:00Z | 2026-07-01T08:30:00Z
            2026-07-01T08:30:00.250Z | 2026-07-01T08:30:00.250Z
            2026-07-01T08:30+05:30 | 2026-07-01T03:00:00Z
            2026-07-01T08:30:00+0200 | 2026-07-01T06:30:00Z
            2026-07-01T08:30:00-07 | 2026-07-01T15:30:00Z
            2026-07-01T08:30 | 2026-07-01T06:30:00Z
            2026-01-01 08:30:15 | 2026-01-01T07:30:15Z
            """)
    void instants_are_read(String text, String instant) {
        assertEquals(Instant.parse(instant), When.parse(text, CLOCK, BRUSSELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow at 5", "5 minutes", "2026-07-01", "", "0 6 * * *"})
    void anything_else_is_refused_with_what_is_understood(String text) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> When.parse(text, CLOCK, BRUSSELS));
        assertTrue(problem.getMessage().contains("in 5 minutes"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01T00:00Z", "2026-02-30T08:00", "in 5 parsecs"})
    void what_is_wrong_with_an_instant_is_told(String text) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> When.parse(text, CLOCK, BRUSSELS));
        assertTrue(problem.getMessage().contains("not understood"), problem.getMessage());
    }
}
