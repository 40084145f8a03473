package io.qworker.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final DoubleSupplier MIDDLE = () -> 0.5;

    /** The delays that Agenda 6.2.6's own functions answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "constant"                                                    | 1000 1000 1000
            "linear"                                                      | 1000 2000 3000
            "exponential"                                                 | 1000 2000 4000
            "aggressive"                                                  | 100 200 400
            "relaxed"                                                     | 5000 15000 45000 135000
            "standard"                                                    | 1000 2000 4000 8000 16000
            {"type": "linear", "delay": 1000, "increment": "2 seconds"}   | 1000 3000 5000
            {"delay": "5 seconds", "factor": 3, "maxDelay": 20000}        | 5000 15000 20000
            {"type": "constant", "delay": 5, "maxRetries": 0}             | ''
            {"type": "standard", "maxRetries": 1}                         | 1000""")
    void delays_grow_as_in_agenda(String json, String delays) {
        Backoff backoff = read(json).orElseThrow();
        List<String> answered = IntStream.rangeClosed(1, 10)
                .mapToObj(attempt -> backoff.after(attempt, MIDDLE))
                .flatMap(Optional::stream)
                .map(delay -> String.valueOf(delay.toMillis()))
                .toList();
        assertEquals(delays, String.join(" ", answered));
    }

    @Test
    void jitter_goes_both_ways_as_far_as_it_says() {
        Backoff backoff = read("{\"type\": \"constant\", \"jitter\": 0.25}").orElseThrow();
        assertEquals(Optional.of(Duration.ofMillis(750)), backoff.after(1, () -> 0));
        assertEquals(Optional.of(Duration.ofMillis(1250)), backoff.after(1, () -> 1));
    }

    @Test
    void when_names_the_errors_that_are_retried() {
        Backoff backoff = read("{\"when\": [\"TypeError\", \"EAGAIN\"]}").orElseThrow();
        assertTrue(backoff.takes("TypeError", new BsonDocument()));
        assertTrue(backoff.takes("Error", new BsonDocument("code", new BsonString("EAGAIN"))));
        assertFalse(backoff.takes("Error", new BsonDocument("code", new BsonString("ENOENT"))));
    }

    @Test
    void nothing_and_false_are_no_retries() {
        assertEquals(Optional.empty(), Backoff.read(null));
        assertEquals(Optional.empty(), read("null"));
        assertEquals(Optional.empty(), read("false"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "often"                   | backoff “often” is unknown
            {"type": 3}               | backoff.type must be a text
            {"delay": "soon"}         | backoff.delay
            {"delay": -1}             | backoff.delay must be milliseconds
            {"jitter": 2}             | backoff.jitter must be a number from 0 to 1
            {"retries": 2}            | backoff.retries is unknown
            {"when": "TypeError"}     | backoff.when must be a list
            7                         | backoff must be a name""")
    void what_is_wrong_is_named(String json, String part) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static Optional<Backoff> read(String json) {
        BsonValue value = PlainJson.parse(json);
        return Backoff.read(value);
    }
}
