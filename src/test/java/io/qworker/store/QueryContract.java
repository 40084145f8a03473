package io.qworker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qworker.job.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries in MongoDB's words, which every store must answer as MongoDB does. */
public interface QueryContract extends StoreFixture {

    private void addJobsOfManyKinds() {
        List.of(
                        "{data: {n: 1, tags: ['a', 'b'], who: {name: 'Ann', age: 30}}, priority: 10}",
                        "{data: {n: 2.5, tags: [], who: {name: 'bob'}}, repeatInterval: '3 minutes', type: 'single'}",
                        "{data: {n: 3, list: [{k: 1, v: 5}, {k: 2, v: 9}]}, disabled: true, priority: -10}",
                        "{data: {n: '3', when: {$date: '2026-01-01T00:00:00Z'}}, failReason: 'out of paper'}",
                        "{data: null, custom: null, nextRunAt: null}",
                        "{data: {n: {$numberLong: '4'}, tags: 'a'}, failCount: 2}")
                .forEach(json -> addWith("mail", BsonDocument.parse(json)));
        addWith("clean", BsonDocument.parse("{data: {n: 1}}"));
    }

    private String numbers(List<Job> jobs) {
        List<Job> all = store().newest(JobFilter.ALL, 100).reversed();
        return jobs.stream()
                .map(job -> String.valueOf(all.indexOf(job) + 1))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Each line: the numbers of the jobs in the order in which they were added above, and a query that means them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 2 3 4 5 6 7 | {}
                    1 2 3 4 5 6   | {name: 'mail'}
                    1 2 3 4 5 6 7 | {name: {$in: ['mail', 'clean', 'none']}}
                    7             | {name: {$not: {$in: ['mail']}}}
                    7             | {name: {$nin: ['mail', 'x']}}
                    1 7           | {'data.n': 1.0}
                    4             | {'data.n': '3'}
                    2 3 6         | {'data.n': {$gt: 1}}
                    1 2 7         | {'data.n': {$gte: 1, $lt: 3}}
                    1 2 3 7       | {'data.n': {$lte: 3}}
                    3 4 5 6       | {'data.n': {$nin: [1, 2.5]}}
                    1 6           | {'data.tags': 'a'}
                    1             | {'data.tags': ['a', 'b']}
                    1             | {'data.tags.1': 'b'}
                    1             | {'data.tags': {$all: ['b', 'a']}}
                    2             | {'data.tags': {$size: 0}}
                    3 4 5 7       | {'data.tags': {$exists: false}}
                    3 4 5 7       | {'data.tags': null}
                    1             | {'data.who.name': 'Ann'}
                    1             | {'data.who': {name: 'Ann', age: 30}}
                    1 2           | {'data.who.name': {$regex: '^[ab]', $options: 'i'}}
                    2             | {'data.who.name': {$regularExpression: {pattern: 'B', options: 'i'}}}
                    3             | {'data.list': {$elemMatch: {k: 1, v: {$lt: 6}}}}
                    3             | {'data.list.k': 2, 'data.list.v': 5}
                    1 2 4 5 6 7   | {disabled: {$ne: true}}
                    1 2 3 4 6 7   | {data: {$ne: null}}
                    4             | {'data.when': {$lt: {$date: '2026-01-02T00:00:00Z'}}}
                    4             | {'data.n': {$type: 'string'}}
                    1 2 3 6 7     | {'data.n': {$type: 'number'}}
                    6             | {'data.n': {$type: ['long', 'date']}}
                    1 2 3 4 6 7   | {'data.n': {$exists: true}}
                    1 7           | {$and: [{'data.n': {$lt: 2}}, {priority: {$gte: 0}}]}
                    2 4           | {$or: [{repeatInterval: '3 minutes'}, {failReason: {$exists: true}}]}
                    1 3 5 6 7     | {$nor: [{repeatInterval: '3 minutes'}, {failReason: {$exists: true}}]}
                    2 6           | {'data.n': {$mod: [2, 0]}}
                    5             | {nextRunAt: null}
                    2 4 5 6 7     | {priority: 0}
                    ''               | {name: 'none'}""")
    default void a_query_means_what_mongodb_says(String expected, String query) {
        addJobsOfManyKinds();
        assertEquals(
                expected.replace("''", "").strip(), numbers(store().query(JobQuery.of(BsonDocument.parse(query)))));
    }

    @Test
    default void jobs_come_in_the_order_asked_for_page_by_page() {
        addJobsOfManyKinds();
        BsonDocument sort = BsonDocument.parse("{priority: -1, 'data.n': 1}");
        BsonDocument timed = BsonDocument.parse("{'data.n': {$type: 'number'}}");
        List<String> all = store().query(new JobQuery(timed, sort, 0, 0)).stream()
                .map(job -> job.name()
                        + job.document().getDocument("data").getNumber("n").doubleValue())
                .toList();
        assertEquals(List.of("mail1.0", "clean1.0", "mail2.5", "mail4.0", "mail3.0"), all);
        List<Job> page = store().query(new JobQuery(timed, sort, 1, 2));
        assertEquals(store().query(new JobQuery(timed, sort, 0, 0)).subList(1, 3), page);
    }

    @Test
    default void jobs_are_removed_and_written_by_query() {
        addJobsOfManyKinds();
        Job first = store().query(JobQuery.of(BsonDocument.parse("{'data.who.name': 'Ann'}")))
                .getFirst();
        BsonDocument byId =
                new BsonDocument("_id", new BsonDocument("$in", new BsonArray(List.of(new BsonObjectId(first.id())))));
        assertEquals(1, store().updateAll(byId, BsonDocument.parse("{disabled: true, lockedAt: {$date: 0}}")));
        assertEquals(true, read(first).disabled());
        assertEquals(Optional.empty(), lockOf(first));
        assertEquals(2, store().removeAll(BsonDocument.parse("{disabled: true}")));
        assertEquals(0, store().removeAll(byId));
        assertEquals(5, store().query(JobQuery.of(new BsonDocument())).size());
        assertEquals(5, store().newest(JobFilter.ALL, 100).size());
    }

    @Test
    default void an_operator_that_nobody_knows_is_an_error() {
        addJobsOfManyKinds();
        assertThrows(
                RuntimeException.class, () -> store().query(JobQuery.of(BsonDocument.parse("{'data.n': {$near: 1}}"))));
    }
}
