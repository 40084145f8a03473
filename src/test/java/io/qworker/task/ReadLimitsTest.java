package io.qworker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.ClusterLimits;
import io.qworker.job.RateLimit;
import java.time.Duration;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task's limits, as its metadata tells them. */
class ReadLimitsTest {

    private static ClusterLimits read(String metadata) {
        return ReadLimits.of(BsonDocument.parse(metadata));
    }

    @Test
    void limits_are_read_from_metadata() {
        assertEquals(ClusterLimits.NONE, read("{clusterConcurrency: null}"));
        assertEquals(3, read("{clusterConcurrency: 3}").concurrency());
        assertEquals(
                Optional.of(new RateLimit(10, Duration.ofSeconds(1), "data.customer.id")),
                read("{rateLimit: {max: 10, per: '1 second', key: 'data.customer.id'}}")
                        .rate());
        assertEquals(
                Optional.of(new RateLimit(1, Duration.ofMillis(250), "")),
                read("{rateLimit: {max: 1, per: 250}}").rate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {clusterConcurrency: 0}                               | "clusterConcurrency" must be a whole number
                    {clusterConcurrency: 'three'}                         | not "three"
                    {rateLimit: 10}                                       | "rateLimit" must be like {"max": 10
                    {rateLimit: {per: '1 second'}}                        | "rateLimit.max" must be a whole number
                    {rateLimit: {max: 1}}                                 | "rateLimit.per" must be a length of time
                    {rateLimit: {max: 1, per: 'soon'}}                    | "rateLimit.per" is no length of time
                    {rateLimit: {max: 1, per: 0}}                         | "rateLimit.per" must be a length of time
                    {rateLimit: {max: 1, per: 10, key: 'customer'}}       | "rateLimit.key" must be a field of the jobs' data
                    {rateLimit: {max: 1, per: 10, every: 'second'}}       | has a "every" that means nothing""")
    void a_limit_that_is_none_is_refused_with_what_is_wrong_about_it(String metadata, String expected) {
        String message =
                assertThrows(UnreadableLimits.class, () -> read(metadata)).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
