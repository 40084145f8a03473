package io.qworker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {

    /** The original deleted these recurring jobs after their first run. */
    private static final List<String> KEPT_AFTER_ALL = List.of("{\"repeatInterval\":5000}", "{\"repeatAt\":\"3pm\"}");

    @ParameterizedTest
    @MethodSource
    void jobs_are_kept_as_task_worker_and_job_say(JsonNode vector) {
        boolean expected = vector.get("result").asBoolean()
                || KEPT_AFTER_ALL.contains(vector.get("jobAttrs").toString());
        Retention retention =
                new Retention(vector.get("workerOptions").path("persistJobs").asBoolean());
        JsonNode metadata = vector.get("taskMetadata");
        Optional<TaskDefinition> task =
                metadata.isNull() ? Optional.empty() : Optional.of(new TaskDefinition(document(metadata)));
        assertEquals(expected, retention.keepsAfterSuccess(document(vector.get("jobAttrs")), task));
    }

    static Stream<JsonNode> jobs_are_kept_as_task_worker_and_job_say() {
        return SupportVectors.each("/shouldPersistJob");
    }

    @Test
    void a_one_off_job_that_is_due_again_is_kept() {
        BsonDocument again = new BsonDocument("nextRunAt", new BsonDateTime(Instant.EPOCH.toEpochMilli()));
        assertTrue(new Retention(false).keepsAfterSuccess(again, Optional.empty()));
    }

    @Test
    void nulls_make_no_job_recurring() {
        assertFalse(Retention.recurring(BsonDocument.parse("{repeatInterval: null, repeatAt: null}")));
    }

    private static BsonDocument document(JsonNode node) {
        return PlainJson.toBson(node).asDocument();
    }
}
