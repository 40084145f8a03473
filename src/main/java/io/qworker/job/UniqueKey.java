package io.qworker.job;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * What a unique job bears in its field {@code uniqueKey}, of which the store lets each value be there once: so of those who
 * store it at the same time one succeeds, and the others meet its job. It reads like
 * {@code ["mail","data.user"]=[5]}.
 *
 * @param fields the beginning of the key: the task, and which fields are asked for
 * @param exact whether the query asks for nothing but equality, so that a job with another key of the same fields is not meant
 */
public record UniqueKey(String fields, SortedMap<String, BsonValue> equalities, boolean exact, String text) {

    /** The document's field. */
    public static final String FIELD = "uniqueKey";

    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    static UniqueKey of(String name, BsonDocument query) {
        SortedMap<String, BsonValue> parts = new TreeMap<>(query);
        parts.remove("name");
        SortedMap<String, BsonValue> equalities = parts.entrySet().stream()
                .filter(part -> isEquality(part.getKey(), part.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
        BsonArray names = new BsonArray(List.of(new BsonString(name)));
        parts.keySet().forEach(path -> names.add(new BsonString(path)));
        BsonArray values = new BsonArray();
        parts.values().forEach(value -> values.add(comparable(value)));
        String fields = json(names) + "=";
        boolean exact = equalities.size() == parts.size();
        return new UniqueKey(fields, equalities, exact, fields + json(values));
    }

    public BsonString value() {
        return new BsonString(text);
    }

    private static boolean isEquality(String path, BsonValue value) {
        boolean operators = value.isDocument()
                && !value.asDocument().isEmpty()
                && value.asDocument().getFirstKey().startsWith("$");
        return !path.startsWith("$")
                && !operators
                && !value.isRegularExpression()
                && !value.isArray()
                && !value.isNull();
    }

    private static String json(BsonArray array) {
        String wrapped = new BsonDocument("a", array).toJson(JSON);
        return wrapped.substring(wrapped.indexOf('['), wrapped.lastIndexOf(']') + 1);
    }

    /** Whole numbers that are equal read the same, whatever their type. */
    private static BsonValue comparable(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32 -> new BsonInt64(value.asInt32().getValue());
            case DOUBLE -> {
                double number = value.asDouble().getValue();
                yield number == Math.rint(number) ? new BsonInt64((long) number) : value;
            }
            default -> value;
        };
    }
}
