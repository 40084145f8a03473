package io.qworker.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the libraries of Agenda 6 made of many expressions, against what is made of them here. Where the two differ is listed
 * in {@code schedule/deviations.tsv}, each with its reason, and nowhere else.
 */
class TimeVectorsTest {

    static final String REFUSED = "refused";

    @ParameterizedTest
    @CsvSource({"date.js, 0.3.3", "cron-parser, 5.10.5", "human-interval, 2.0.1"})
    void expressions_mean_what_they_mean_in_agenda_6_but_for_the_listed_ones(String library, String version)
            throws IOException {
        Map<String, String> listed = deviations(library);
        TreeSet<String> differing = new TreeSet<>();
        for (BsonDocument vector : vectors(library, version)) {
            String ours = ours(library, vector);
            if (!ours.equals(theirs(vector.get("result")))) {
                differing.add(input(vector) + "\t" + (ours.equals(REFUSED) ? REFUSED : "read"));
            }
        }
        TreeSet<String> expected = new TreeSet<>();
        listed.forEach((input, how) -> expected.add(input + "\t" + how));
        assertEquals(String.join("\n", expected), String.join("\n", differing));
    }

    @ParameterizedTest
    @CsvSource({"date.js, 0.2.2", "cron, 1.0.9", "human-interval, 0.1.6"})
    void expressions_mean_in_the_legacy_dialect_what_they_meant_in_agenda_0_7(String library, String version)
            throws IOException {
        List<String> differing = vectors(library, version).stream()
                .filter(vector -> !LegacyVectors.ours(library, vector).equals(theirs(vector.get("result"))))
                .map(vector -> vector.toJson() + " -> " + LegacyVectors.ours(library, vector))
                .toList();
        assertEquals("", String.join("\n", differing));
    }

    @ParameterizedTest
    @CsvSource({"agenda, 0.7.9, AGENDA_0_7", "agenda, 6.2.6, DEFAULT"})
    void jobs_run_next_when_agenda_ran_them_but_for_the_listed_ones(String library, String version, Dialect dialect)
            throws IOException {
        TreeSet<String> differing = new TreeSet<>();
        for (BsonDocument vector : jobs(library, version)) {
            String ours = AgendaVectors.ours(vector, dialect);
            String theirs = theirs(vector.get("result"));
            if (!ours.equals(theirs)) {
                differing.add(AgendaVectors.input(vector) + "\t" + (ours.equals(REFUSED) ? REFUSED : "read"));
            }
        }
        TreeSet<String> expected = new TreeSet<>();
        deviations(library + " " + version).forEach((input, how) -> expected.add(input + "\t" + how));
        assertEquals(String.join("\n", expected), String.join("\n", differing));
    }

    private static List<BsonDocument> jobs(String library, String version) throws IOException {
        return BsonArray.parse(resource("/vectors/time.json")).stream()
                .map(BsonValue::asDocument)
                .filter(vector -> vector.getString("library").getValue().equals(library)
                        && vector.getString("version").getValue().equals(version)
                        && !vector.getString("fn").getValue().startsWith("calculate")
                        && (vector.isString("input") || vector.isDocument("input")))
                .toList();
    }

    private static String ours(String library, BsonDocument vector) {
        String input = input(vector);
        Instant now = Instant.parse(vector.getString("now").getValue());
        try {
            return switch (library) {
                case "human-interval" ->
                    String.valueOf(HumanInterval.parse(input).toMillis());
                case "date.js" ->
                    When.parse(input, InstantSource.fixed(now), zone(vector, "timezone"))
                            .toString();
                default ->
                    Cron.parse(input)
                            .nextAfter(Instant.parse(vector.getString("from").getValue()), zone(vector, "tz"))
                            .map(Instant::toString)
                            .orElse("none");
            };
        } catch (NotUnderstood | DateTimeException e) {
            return REFUSED;
        }
    }

    private static ZoneId zone(BsonDocument vector, String field) {
        return vector.isString(field) ? ZoneId.of(vector.getString(field).getValue()) : ZoneId.of("UTC");
    }

    /** What they threw at, or could not compute, they refused. */
    private static String theirs(BsonValue result) {
        if (result.isString()) {
            String text = result.asString().getValue();
            return text.matches("\\d{4}-.*") ? Instant.parse(text).toString() : REFUSED;
        }
        return result.isNumber() ? String.valueOf(result.asNumber().longValue()) : REFUSED;
    }

    private static String input(BsonDocument vector) {
        return vector.getString("input").getValue();
    }

    private static List<BsonDocument> vectors(String library, String version) throws IOException {
        return BsonArray.parse(resource("/vectors/time.json")).stream()
                .map(BsonValue::asDocument)
                .filter(vector -> vector.getString("library").getValue().equals(library)
                        && vector.getString("version").getValue().equals(version)
                        && vector.isString("input")
                        && !vector.containsKey("note"))
                .sorted(Comparator.comparing(TimeVectorsTest::input))
                .toList();
    }

    /** Input to {@code refused} or {@code read}. */
    private static Map<String, String> deviations(String library) throws IOException {
        Map<String, String> listed = new HashMap<>();
        Arrays.stream(resource("/schedule/deviations.tsv").split("\n"))
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns[0].equals(library))
                .forEach(columns -> listed.put(columns[1], columns[2]));
        return listed;
    }

    private static String resource(String name) throws IOException {
        try (var file = TimeVectorsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
