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
    @ValueSource(strings = {"0", "-5000", "10", "'0 seconds'"})
    void intervals_shorter_than_a_second_are_stretched(String interval) {
        assertEquals(new NextRun.At(STARTED.plusSeconds(1)), next(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "false"})
    void a_job_without_an_interval_does_not_run_again(String interval) {
        assertEquals(new NextRun.Never(), next(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 6 * * *", "*/5 * * * * *", "0 12 * * MON-FRI", "@daily", "asd"})
    void rules_that_cannot_be_read_are_answered_as_such(String expression) {
        NextRun.Unreadable answer = assertInstanceOf(NextRun.Unreadable.class, next("'" + expression + "'"));
        assertEquals(expression, answer.expression());
    }

    @Test
    void a_time_of_day_cannot_be_read() {
        assertInstanceOf(NextRun.Unreadable.class, NextRun.after(BsonDocument.parse("{repeatAt: '3:30pm'}"), STARTED));
    }

    private static NextRun next(String interval) {
        return NextRun.after(BsonDocument.parse("{repeatInterval: " + interval + "}"), STARTED);
    }
}
