package io.qworker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobAttributesTest {

    /**
     * Where the original was at fault: it ignored a task's list for progress unless the worker had one too, took the task's
     * general list for progress, and ignored the task's lists when the worker's were empty.
     */
    private static final Map<String, String> INTENDED = Map.of(
            "{} {\"jobProgressAttributes\":[\"data.to\"]} progress", "{\"data\":{\"to\":\"x\"}}",
            "{\"jobProgressAttributes\":[\"priority\"]} {\"jobAttributes\":[\"data.to\"]} progress", "{\"priority\":0}",
            "{\"jobAttributes\":[]} {\"jobAttributes\":[\"data.to\"]} start", "{\"data\":{\"to\":\"x\"}}",
            "{\"jobAttributes\":[]} {\"jobAttributes\":[\"data.to\"]} success", "{\"data\":{\"to\":\"x\"}}",
            "{\"jobAttributes\":[]} {\"jobAttributes\":[\"data.to\"]} fail", "{\"data\":{\"to\":\"x\"}}");

    @ParameterizedTest
    @MethodSource
    void option_names_are_made_of_events(JsonNode vector) {
        assertEquals(
                vector.get("result").asText(),
                JobAttributes.optionName(vector.get("input").asText()));
    }

    static Stream<JsonNode> option_names_are_made_of_events() {
        return SupportVectors.each("/attributeOptionName");
    }

    @ParameterizedTest
    @MethodSource
    void properties_are_extracted_as_lodash_does(JsonNode vector) {
        BsonDocument object = document(SupportVectors.at("/extractProperties/object"));
        assertEquals(
                document(vector.get("result")), JobAttributes.extractProperties(object, texts(vector.get("props"))));
    }

    static Stream<JsonNode> properties_are_extracted_as_lodash_does() {
        return SupportVectors.each("/extractProperties/cases");
    }

    @ParameterizedTest
    @MethodSource
    void notifications_carry_the_attributes_that_task_and_worker_ask_for(JsonNode vector) {
        String event = vector.get("event").asText();
        String situation = vector.get("workerOptions") + " " + vector.get("taskMetadata") + " " + event;
        BsonDocument expected = document(vector.get("result"));
        if (INTENDED.containsKey(situation)) {
            expected.put("job", PlainJson.parse(INTENDED.get(situation)));
        }
        BsonDocument attributes = document(SupportVectors.at("/extractJobAttributes/attrs"));
        TaskDefinition task = new TaskDefinition(document(vector.get("taskMetadata")));
        assertEquals(
                expected,
                new JobAttributes(lists(vector.get("workerOptions")))
                        .extract(event, attributes, Optional.of(task), new BsonDocument()));
    }

    static Stream<JsonNode> notifications_carry_the_attributes_that_task_and_worker_ask_for() {
        return SupportVectors.each("/extractJobAttributes/cases");
    }

    @Test
    void every_intended_difference_is_one_of_the_vectors() {
        List<String> situations = new ArrayList<>();
        SupportVectors.each("/extractJobAttributes/cases")
                .forEach(vector -> situations.add(vector.get("workerOptions") + " " + vector.get("taskMetadata") + " "
                        + vector.get("event").asText()));
        assertEquals(
                INTENDED.size(),
                situations.stream().filter(INTENDED::containsKey).count());
    }

    @Test
    void data_that_is_null_is_told_as_an_empty_object() {
        JsonNode vector = SupportVectors.at("/extractJobAttributes/nullData");
        assertEquals(
                document(vector.get("result")),
                new JobAttributes(Map.of())
                        .extract("start", document(vector.get("attrs")), Optional.empty(), new BsonDocument()));
    }

    @Test
    void what_happened_is_added_to_the_attributes() {
        BsonDocument job = BsonDocument.parse("{name: 'hello', data: {a: 1}}");
        assertEquals(
                BsonDocument.parse("{taskId: 'hello', job: {progress: 50}}"),
                new JobAttributes(Map.of())
                        .extract("progress", job, Optional.empty(), BsonDocument.parse("{progress: 50}")));
    }

    @Test
    void the_job_itself_is_never_changed_nor_shared() {
        BsonDocument job = BsonDocument.parse("{name: 'hello', data: {list: [{x: 1}]}}");
        BsonDocument before = job.clone();
        BsonDocument extracted =
                JobAttributes.extractProperties(job, List.of("data", "data.list[0].x", "data.list[3]"));
        assertEquals(before, job);
        assertNotSame(job.get("data"), extracted.get("data"));
    }

    @Test
    void keys_that_look_like_huge_indexes_make_no_huge_lists() {
        BsonDocument job = BsonDocument.parse("{name: 'hello', data: {'999999999': {x: 1}}}");
        assertEquals(
                BsonDocument.parse("{data: {'999999999': {x: 1}}}"),
                JobAttributes.extractProperties(job, List.of("data.999999999.x")));
    }

    private static BsonDocument document(JsonNode node) {
        return PlainJson.toBson(node).asDocument();
    }

    private static Map<String, List<String>> lists(JsonNode options) {
        Map<String, List<String>> lists = new HashMap<>();
        options.properties().forEach(option -> lists.put(option.getKey(), texts(option.getValue())));
        return lists;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
