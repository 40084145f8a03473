package io.qworker.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.qworker.job.PlainJson;
import io.qworker.permission.Permissions;
import io.qworker.permission.UnreadablePermissions;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.HumanInterval;
import io.qworker.schedule.NotUnderstood;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/**
 * A value that somebody gave for a setting, and where: {@code --lanes}, {@code QWORKER_LANES}, or {@code "lanes" in
 * qworker.json}. Texts are read as what the setting needs, since the command line and the environment know only texts. Each
 * reading throws {@link ConfigException} when the value does not fit.
 */
public record Given(JsonNode value, String where) {

    private static final Set<String> YES = Set.of("true", "yes", "1", "on");
    private static final Set<String> NO = Set.of("false", "no", "0", "off", "");

    /** A text; a number is taken as one. */
    public String text() {
        if (value.isTextual() || value.isNumber()) {
            return value.asText();
        }
        throw expected("a text");
    }

    /** A secret that a header can carry: visible ASCII characters. */
    String token() {
        String token = text().strip();
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new ConfigException(where + " must be of letters, digits and signs, without spaces");
        }
        return token;
    }

    public boolean flag() {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text =
                value.isTextual() || value.isInt() ? value.asText().strip().toLowerCase(Locale.ROOT) : "?";
        if (YES.contains(text)) {
            return true;
        }
        if (NO.contains(text)) {
            return false;
        }
        throw expected("true or false");
    }

    /** A whole number that is not below {@code least}. */
    public int number(int least) {
        int number = wholeNumber(least == 0 ? "a whole number" : "a whole number from " + least);
        if (number < least) {
            throw expected("a whole number from " + least);
        }
        return number;
    }

    /** How often something was asked for: a number, or true for once. */
    public int count() {
        if (value.isBoolean() || value.isTextual() && !value.asText().strip().matches("\\d+")) {
            return flag() ? 1 : 0;
        }
        return number(0);
    }

    /** A length of time: {@code "5 seconds"}, or a number of milliseconds. */
    public Duration interval() {
        if (!value.isTextual() && !value.isNumber()) {
            throw expected("an interval such as \"5 seconds\" or a number of milliseconds");
        }
        try {
            return HumanInterval.parse(value.asText());
        } catch (NotUnderstood e) {
            throw new ConfigException(where + ": " + e.getMessage());
        }
    }

    /** An interval that is longer than nothing. */
    public Duration positiveInterval() {
        Duration interval = interval();
        if (interval.isZero()) {
            throw expected("an interval longer than nothing");
        }
        return interval;
    }

    /** A whole number, or one of Agenda's names from {@code lowest} to {@code highest}. */
    public int priority() {
        return Priority.parse(value.asText())
                .orElseThrow(() -> expected("a whole number, or lowest, low, normal, high or highest"));
    }

    /** How times and intervals are read. */
    Dialect dialect() {
        try {
            return Dialect.ofVersion(text());
        } catch (NotUnderstood e) {
            throw new ConfigException(where + ": " + e.getMessage());
        }
    }

    /** A list of texts, or one text that is split at {@code separator}, a regular expression; empty ones are left out. */
    public List<String> texts(String separator) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.addAll(new Given(element, where).split(separator)));
        } else {
            texts.addAll(split(separator));
        }
        return List.copyOf(texts);
    }

    /** Permissions whose relative paths start at {@code folder}. */
    Permissions permissions(Path folder) {
        try {
            return Permissions.read(BsonDocument.parse(object().toString()), folder);
        } catch (UnreadablePermissions e) {
            throw new ConfigException(where + ": " + e.getMessage());
        }
    }

    /** A value within this one, which must be an object. */
    public Optional<Given> field(String name) {
        return Optional.ofNullable(object().get(name)).map(field -> new Given(field, where + ", \"" + name + "\""));
    }

    /** The names of this object's fields. */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        object().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode object() {
        JsonNode object = value;
        if (value.isTextual()) {
            try {
                object = PlainJson.read(value.asText());
            } catch (PlainJson.MalformedJson e) {
                throw expected("a JSON object");
            }
        }
        if (!object.isObject()) {
            throw expected("a JSON object");
        }
        return object;
    }

    private List<String> split(String separator) {
        return List.of(text().split(separator)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private int wholeNumber(String expectation) {
        try {
            if (value.isNumber() && value.doubleValue() == (int) value.doubleValue()) {
                return (int) value.doubleValue();
            }
            if (value.isTextual()) {
                return Integer.parseInt(value.asText().strip());
            }
        } catch (NumberFormatException e) {
            throw expected(expectation);
        }
        throw expected(expectation);
    }

    /** What to throw when the value is not what it should be. */
    public ConfigException expected(String expectation) {
        return new ConfigException("%s must be %s, not %s".formatted(where, expectation, value));
    }
}
