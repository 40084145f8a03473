package io.qworker.filter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The order in which MongoDB sorts values: by kind, then by value; numbers of all types are one kind. */
public final class BsonOrder implements Comparator<BsonValue> {

    public static final BsonOrder VALUES = new BsonOrder();

    private BsonOrder() {}

    @Override
    public int compare(BsonValue one, BsonValue other) {
        int kinds = Integer.compare(kind(one.getBsonType()), kind(other.getBsonType()));
        return kinds != 0 ? kinds : compareWithin(one, other);
    }

    /** Whether two values are of one kind, so that one may be greater than the other. */
    static boolean comparable(BsonValue one, BsonValue other) {
        return kind(one.getBsonType()) == kind(other.getBsonType());
    }

    private static int kind(BsonType type) {
        return switch (type) {
            case MIN_KEY -> 0;
            case UNDEFINED, NULL, END_OF_DOCUMENT -> 1;
            case INT32, INT64, DOUBLE, DECIMAL128 -> 2;
            case STRING, SYMBOL -> 3;
            case DOCUMENT -> 4;
            case ARRAY -> 5;
            case BINARY -> 6;
            case OBJECT_ID -> 7;
            case BOOLEAN -> 8;
            case DATE_TIME -> 9;
            case TIMESTAMP -> 10;
            case REGULAR_EXPRESSION -> 11;
            case DB_POINTER, JAVASCRIPT, JAVASCRIPT_WITH_SCOPE -> 12;
            case MAX_KEY -> 13;
        };
    }

    private int compareWithin(BsonValue one, BsonValue other) {
        return switch (one.getBsonType()) {
            case INT32, INT64, DOUBLE, DECIMAL128 -> compareNumbers(one, other);
            case STRING, SYMBOL -> text(one).compareTo(text(other));
            case DOCUMENT -> compareDocuments(one.asDocument(), other.asDocument());
            case ARRAY -> compareArrays(one.asArray(), other.asArray());
            case BINARY ->
                Arrays.compareUnsigned(
                        one.asBinary().getData(), other.asBinary().getData());
            case OBJECT_ID -> one.asObjectId().compareTo(other.asObjectId());
            case BOOLEAN -> one.asBoolean().compareTo(other.asBoolean());
            case DATE_TIME -> one.asDateTime().compareTo(other.asDateTime());
            case TIMESTAMP -> one.asTimestamp().compareTo(other.asTimestamp());
            default -> one.equals(other) ? 0 : one.toString().compareTo(other.toString());
        };
    }

    private static String text(BsonValue value) {
        return value.isString() ? value.asString().getValue() : value.asSymbol().getSymbol();
    }

    private static int compareNumbers(BsonValue one, BsonValue other) {
        double first = one.asNumber().doubleValue();
        double second = other.asNumber().doubleValue();
        if (!Double.isFinite(first) || !Double.isFinite(second)) {
            return Double.compare(first, second);
        }
        return exact(one).compareTo(exact(other));
    }

    private static BigDecimal exact(BsonValue number) {
        return switch (number.getBsonType()) {
            case DOUBLE -> new BigDecimal(number.asDouble().getValue());
            case DECIMAL128 -> decimal(number);
            default -> BigDecimal.valueOf(number.asNumber().longValue());
        };
    }

    private static BigDecimal decimal(BsonValue number) {
        try {
            return number.asDecimal128().getValue().bigDecimalValue();
        } catch (ArithmeticException negativeZero) {
            return BigDecimal.ZERO;
        }
    }

    private int compareDocuments(BsonDocument one, BsonDocument other) {
        Iterator<Map.Entry<String, BsonValue>> others = other.entrySet().iterator();
        for (Map.Entry<String, BsonValue> field : one.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, BsonValue> counterpart = others.next();
            int names = field.getKey().compareTo(counterpart.getKey());
            int difference = names != 0 ? names : compare(field.getValue(), counterpart.getValue());
            if (difference != 0) {
                return difference;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private int compareArrays(BsonArray one, BsonArray other) {
        List<BsonValue> first = one.getValues();
        List<BsonValue> second = other.getValues();
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int difference = compare(first.get(i), second.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(first.size(), second.size());
    }
}
