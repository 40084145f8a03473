package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextRunTest {

    private static final Instant STARTED = Instant.parse("2026-01-15T10:00:00.200Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '3 minutes'               | 2026-01-15T10:03:00.200Z
            '5000'                    | 2026-01-15T10:00:05.200Z
            5000                      | 2026-01-15T10:00:05.200Z
            300000.0                  | 2026-01-15T10:05:00.200Z
            '2 hours and 5 minutes'   | 2026-01-15T12:05:00.200Z
            """)
    void a_job_runs_again_its_interval_after_its_run_began(String interval, String next) {
        assertEquals(new NextRun.At(Instant.parse(next)), next(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5000", "10", "'0 seconds'"})
    void intervals_shorter_than_a_second_are_stretched(String interval) {
        assertEquals(new NextRun.At(STARTED.plusSeconds(1)), next(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "false", "0"})
    void a_job_without_an_interval_does_not_run_again(String interval) {
        assertEquals(new NextRun.Never(), next(interval));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {repeatInterval: '0 6 * * *', repeatTimezone: 'Europe/Brussels'} | 2026-01-16T05:00:00Z
            {repeatInterval: '@daily', repeatTimezone: 'UTC'} | 2026-01-16T00:00:00Z
            {repeatAt: '3:30pm', repeatTimezone: 'Europe/Brussels'} | 2026-01-15T14:30:00Z
            {repeatAt: '10:00', repeatTimezone: 'UTC'} | 2026-01-16T10:00:00Z
            {repeatAt: 'noon', repeatTimezone: 'Asia/Kolkata'} | 2026-01-16T06:30:00Z
            """)
    void a_job_runs_again_by_the_clock_of_its_zone(String job, Instant next) {
        assertEquals(new NextRun.At(next), NextRun.after(BsonDocument.parse(job), STARTED));
    }

    @Test
    void a_run_that_begins_before_its_time_is_not_done_again_for_that() {
        BsonDocument job = BsonDocument.parse(
                "{repeatInterval: '0 11 * * *', repeatTimezone: 'UTC', nextRunAt: {$date: '2026-01-15T11:00:00Z'}}");
        assertEquals(
                new NextRun.At(Instant.parse("2026-01-16T11:00:00Z")),
                NextRun.after(job, Instant.parse("2026-01-15T10:59:58Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{repeatInterval: 'asd'}",
                "{repeatInterval: '61 * * * *'}",
                "{repeatInterval: '@reboot'}",
                "{repeatInterval: '0 6 * * *', repeatTimezone: 'Mars/Olympus'}",
                "{repeatAt: 'foo'}"
            })
    void what_is_wrong_with_a_rule_is_told(String job) {
        NextRun.Unreadable answer =
                assertInstanceOf(NextRun.Unreadable.class, NextRun.after(BsonDocument.parse(job), STARTED));
        assertTrue(answer.reason().contains("“"), answer.reason());
    }

    private static NextRun next(String interval) {
        return NextRun.after(BsonDocument.parse("{repeatInterval: " + interval + "}"), STARTED);
    }
}
