package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextRunTest {

    private static final Instant SCHEDULED = Instant.parse("2026-01-15T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '3 minutes'      | 2026-01-15T10:00:00.200Z | 2026-01-15T10:03:00Z
            '5000'           | 2026-01-15T10:00:00.200Z | 2026-01-15T10:00:05Z
            5000             | 2026-01-15T10:00:00.200Z | 2026-01-15T10:00:05Z
            300000.0         | 2026-01-15T10:00:00.200Z | 2026-01-15T10:05:00Z
            '3 minutes'      | 2026-01-15T09:59:59Z     | 2026-01-15T10:03:00Z
            """)
    void a_job_runs_again_its_interval_after_it_was_due(String interval, String now, String next) {
        assertEquals(new NextRun.At(Instant.parse(next)), next(interval, now));
    }

    @Test
    void runs_that_were_missed_are_left_out() {
        assertEquals(
                new NextRun.At(Instant.parse("2026-01-15T12:03:00Z")), next("'3 minutes'", "2026-01-15T12:01:30Z"));
    }

    @Test
    void the_next_run_is_later_even_when_now_is_a_run() {
        assertEquals(
                new NextRun.At(Instant.parse("2026-01-15T10:06:00Z")), next("'3 minutes'", "2026-01-15T10:03:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5000", "10", "'0 seconds'"})
    void intervals_shorter_than_a_second_are_stretched(String interval) {
        assertEquals(new NextRun.At(SCHEDULED.plusSeconds(1)), next(interval, SCHEDULED.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "false"})
    void a_job_without_an_interval_does_not_run_again(String interval) {
        assertEquals(new NextRun.Never(), next(interval, SCHEDULED.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 6 * * *", "*/5 * * * * *", "0 12 * * MON-FRI", "@daily", "asd"})
    void rules_that_cannot_be_read_are_answered_as_such(String expression) {
        NextRun.Unreadable answer =
                assertInstanceOf(NextRun.Unreadable.class, next("'" + expression + "'", SCHEDULED.toString()));
        assertEquals(expression, answer.expression());
    }

    @Test
    void a_time_of_day_cannot_be_read() {
        assertInstanceOf(
                NextRun.Unreadable.class,
                NextRun.after(BsonDocument.parse("{repeatAt: '3:30pm'}"), SCHEDULED, SCHEDULED));
    }

    private static NextRun next(String interval, String now) {
        return NextRun.after(BsonDocument.parse("{repeatInterval: " + interval + "}"), SCHEDULED, Instant.parse(now));
    }
}
