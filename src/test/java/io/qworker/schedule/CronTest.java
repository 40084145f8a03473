package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # The night in which the clocks go forward: what falls into the gap runs as much later, once.
            30 2 * * *     | Europe/Brussels     | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z
            0,30 2,3 * * * | Europe/Brussels     | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z 2026-03-30T00:00:00Z
            0 * * * *      | Europe/Brussels     | 2026-03-28T23:30:00Z | 2026-03-29T00:00:00Z 2026-03-29T01:00:00Z 2026-03-29T02:00:00Z
            30 2 * * *     | America/New_York    | 2026-03-07T12:00:00Z | 2026-03-08T07:30:00Z 2026-03-09T06:30:00Z
            # Back: what comes twice on the wall runs the first time; every hour runs each hour that passes.
            30 2 * * *     | Europe/Brussels     | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
            0 * * * *      | Europe/Brussels     | 2026-10-24T23:30:00Z | 2026-10-25T00:00:00Z 2026-10-25T01:00:00Z 2026-10-25T02:00:00Z
            30 1 * * *     | America/New_York    | 2026-11-01T04:00:00Z | 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z
            */15 * * * *   | Australia/Lord_Howe | 2026-04-04T14:40:00Z | 2026-04-04T14:45:00Z 2026-04-04T15:00:00Z 2026-04-04T15:15:00Z
            # A day that was left out of the calendar.
            0 12 * * *     | Pacific/Apia        | 2011-12-29T00:00:00Z | 2011-12-29T22:00:00Z 2011-12-30T22:00:00Z 2011-12-31T22:00:00Z
            # Month ends and leap days.
            0 0 L * *      | UTC                 | 2028-02-01T00:00:00Z | 2028-02-29T00:00:00Z 2028-03-31T00:00:00Z
            0 0 31 * *     | UTC                 | 2026-01-31T00:00:00Z | 2026-03-31T00:00:00Z
            0 0 29 2 *     | UTC                 | 2026-01-15T00:00:00Z | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z
            0 9 15W * *    | UTC                 | 2026-02-01T00:00:00Z | 2026-02-16T09:00:00Z 2026-03-16T09:00:00Z
            0 9 * * 5L     | UTC                 | 2026-01-15T00:00:00Z | 2026-01-30T09:00:00Z 2026-02-27T09:00:00Z
            0 9 * * mon#2  | UTC                 | 2026-01-15T00:00:00Z | 2026-02-09T09:00:00Z
            """)
    void runs_come_at_the_times_of_the_zone(String expression, ZoneId zone, Instant from, String times) {
        List<Instant> expected =
                Arrays.stream(times.split(" ")).map(Instant::parse).toList();
        List<Instant> found = new ArrayList<>();
        Instant last = from;
        for (int run = 0; run < expected.size(); run++) {
            last = Cron.parse(expression).nextAfter(last, zone).orElseThrow();
            found.add(last);
        }
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            61 * * * *    | 61
            0 24 * * *    | 24
            0 0 30 2 *    | never comes
            5-1 * * * *   | 5-1 goes backwards
            * * *         | five fields
            0 6 * * * * * | five fields
            @reboot       | five fields
            0 6 * foo *   | foo
            """)
    void what_is_wrong_is_named(String expression, String part) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> Cron.parse(expression));
        assertTrue(problem.getMessage().toLowerCase(java.util.Locale.ROOT).contains(part), problem.getMessage());
    }
}
