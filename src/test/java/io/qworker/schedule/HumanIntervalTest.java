package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanIntervalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 second | 1000
            5 seconds | 5000
            3 minutes | 180000
            5 MINUTES | 300000
            1.5 hours | 5400000
            .5 hours | 1800000
            2 weeks | 1209600000
            1 month | 2592000000
            1 year | 31536000000
            500 milliseconds | 500
            250ms | 250
            minute | 60000
            a minute | 60000
            an hour | 3600000
            half an hour | 1800000
            one minute | 60000
            eleven minutes | 660000
            twenty-five minutes | 1500000
            one hundred seconds | 100000
            a hundred seconds | 100000
            two hundred and five days | 17712000000
            two hours and 5 minutes | 7500000
            three hours and five minutes | 11100000
            2 days, 3 hours and 4 minutes | 183840000
            1 hour 30 minutes | 5400000
            1h30m | 5400000
            10 sec | 10000
            30s | 30000
            1,000 seconds | 1000000
            1e3 seconds | 1000000
            every 5 minutes | 300000
            hourly | 3600000
            0 seconds | 0
            5000 | 5000
            99999 days | 8639913600000
            """)
    void intervals_are_read_as_people_mean_them(String text, long millis) {
        assertEquals(millis, HumanInterval.parse(text).toMillis());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | missing
            foo | “foo”
            5 foo | “foo”
            3 minutes and | after “and”
            5 minutes ago | “ago”
            10 minutes 5 | unit
            -2 minutes | negative
            0 6 * * * | “6”
            2,5 hours | “,”
            1e99 days | too long
            """)
    void what_is_not_understood_is_named(String text, String named) {
        NotUnderstood problem = assertThrows(NotUnderstood.class, () -> HumanInterval.parse(text));
        assertTrue(problem.getMessage().contains(named), problem.getMessage());
    }
}
