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
            5 minutes | 2026-01-15T10:35:45.123Z
            2026-07-01 | 2026-06-30T22:00:00Z
            tomorrow at 5 | 2026-01-16T04:00:00.123Z
            the 3rd of march at 8.30 | 2026-03-03T07:30:00.123Z
            thursday at 9am | 2026-01-22T08:00:00.123Z
            next thursday | 2026-01-22T10:30:45.123Z
            1st of january | 2027-01-01T10:30:45.123Z
            10 minutes before noon | 2026-01-15T10:50:00.123Z
            """)
    void instants_are_read(String text, String instant) {
        assertEquals(Instant.parse(instant), When.parse(text, CLOCK, BRUSSELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"when pigs fly", "", "0 6 * * *", "42", "next", "every day"})
    void anything_else_is_refused_with_what_is_understood(String text) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> When.parse(text, CLOCK, BRUSSELS));
        assertTrue(problem.getMessage().contains("tomorrow at noon"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01T00:00Z", "2026-02-30T08:00", "in 5 parsecs"})
    void what_is_wrong_with_an_instant_is_told(String text) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> When.parse(text, CLOCK, BRUSSELS));
        assertTrue(problem.getMessage().contains("not understood"), problem.getMessage());
    }
}
