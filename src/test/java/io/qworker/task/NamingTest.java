package io.qworker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamingTest {

    @ParameterizedTest
    @MethodSource
    void ids_are_those_of_urlify(JsonNode vector) {
        assertEquals(
                vector.get("result").asText(), Urlify.urlify(vector.get("input").asText()));
    }

    static Stream<JsonNode> ids_are_those_of_urlify() {
        return SupportVectors.each("/urlify");
    }

    @ParameterizedTest
    @MethodSource
    void names_are_those_of_capitalize(JsonNode vector) {
        assertEquals(
                vector.get("result").asText(),
                Capitalize.capitalize(vector.get("input").asText()));
    }

    static Stream<JsonNode> names_are_those_of_capitalize() {
        return SupportVectors.each("/capitalize");
    }

    @Test
    void an_id_stays_itself_when_it_is_made_again() {
        SupportVectors.each("/urlify")
                .map(vector -> vector.get("result").asText())
                .forEach(id -> assertEquals(id, Urlify.urlify(id)));
    }
}
