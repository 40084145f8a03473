package io.qworker.filter;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The names and numbers by which {@code $type} calls the types of values. */
final class Types {

    private static final Set<BsonType> NUMBERS =
            Set.of(BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128);

    private static final Map<String, BsonType> NAMES = Map.ofEntries(
            Map.entry("double", BsonType.DOUBLE),
            Map.entry("string", BsonType.STRING),
            Map.entry("object", BsonType.DOCUMENT),
            Map.entry("array", BsonType.ARRAY),
            Map.entry("binData", BsonType.BINARY),
            Map.entry("undefined", BsonType.UNDEFINED),
            Map.entry("objectId", BsonType.OBJECT_ID),
            Map.entry("bool", BsonType.BOOLEAN),
            Map.entry("date", BsonType.DATE_TIME),
            Map.entry("null", BsonType.NULL),
            Map.entry("regex", BsonType.REGULAR_EXPRESSION),
            Map.entry("javascript", BsonType.JAVASCRIPT),
            Map.entry("symbol", BsonType.SYMBOL),
            Map.entry("int", BsonType.INT32),
            Map.entry("timestamp", BsonType.TIMESTAMP),
            Map.entry("long", BsonType.INT64),
            Map.entry("decimal", BsonType.DECIMAL128));

    private Types() {}

    /** @param wanted a name, a number, or a list of them */
    static Predicate<BsonValue> of(BsonValue wanted) {
        if (wanted.isArray()) {
            return wanted.asArray().stream().map(Types::of).reduce(_ -> false, Predicate::or);
        }
        if (wanted.isString() && wanted.asString().getValue().equals("number")) {
            return value -> NUMBERS.contains(value.getBsonType());
        }
        BsonType type = type(wanted);
        return value -> value.getBsonType() == type;
    }

    private static BsonType type(BsonValue wanted) {
        BsonType type = null;
        if (wanted.isString()) {
            type = NAMES.get(wanted.asString().getValue());
        } else if (wanted.isNumber()) {
            type = BsonType.findByValue(wanted.asNumber().intValue());
        }
        if (type == null) {
            throw new NotAFilter("“$type” does not know the type " + wanted + "; it takes names such as string, date or"
                    + " objectId");
        }
        return type;
    }
}
