package io.qworker.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTest {

    @Test
    void numbers_take_the_type_that_a_node_driver_gives_them() {
        assertEquals(new BsonInt32(1), PlainJson.parse("1.0"));
        assertEquals(new BsonInt32(-2147483648), PlainJson.parse("-2147483648"));
        assertEquals(new BsonDouble(2147483648d), PlainJson.parse("2147483648"));
        assertEquals(new BsonDouble(0.5), PlainJson.parse("0.5"));
    }

    @Test
    void values_are_written_as_javascript_writes_them() {
        BsonDocument document = BsonDocument.parse("""
                {id: {$oid: '6b04f7d17528564f8c86de0d'}, at: {$date: '2026-01-15T10:30:45.120Z'}, n: 1.0, big: 1e21,
                 half: 0.5, none: null, nan: {$numberDouble: 'NaN'}, list: [true, 'ü']}""");
        document.put("long", new BsonInt64(9007199254740993L));
        assertEquals(
                "{\"id\":\"6b04f7d17528564f8c86de0d\",\"at\":\"2026-01-15T10:30:45.120Z\",\"n\":1,\"big\":1E+21,"
                        + "\"half\":0.5,\"none\":null,\"nan\":null,\"list\":[true,\"ü\"],\"long\":9007199254740993}",
                PlainJson.write(document));
    }

    @Test
    void what_looks_like_extended_json_is_left_alone() {
        String json = "{\"$date\":\"2026-01-15T10:30:45.120Z\"}";
        assertEquals(json, PlainJson.write(PlainJson.parse(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{a: 1}", "[1,]", "1 2", "NaN", "'x'"})
    void malformed_json_is_refused_in_one_line(String text) {
        PlainJson.MalformedJson problem = assertThrows(PlainJson.MalformedJson.class, () -> PlainJson.parse(text));
        assertTrue(problem.getMessage().lines().count() == 1, problem.getMessage());
    }
}
