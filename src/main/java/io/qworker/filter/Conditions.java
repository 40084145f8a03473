package io.qworker.filter;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a query asks of the values of one field: a value to equal, or operators that all must hold. */
final class Conditions {

    private static final String UNDERSTOOD = "understood are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type,"
            + " $regex, $not, $mod, $all, $size and $elemMatch";

    private Conditions() {}

    static Predicate<List<BsonValue>> of(BsonValue wanted) {
        return hasOperators(wanted) ? operators(wanted.asDocument()) : equal(wanted);
    }

    static boolean hasOperators(BsonValue value) {
        return value.isDocument()
                && !value.asDocument().isEmpty()
                && value.asDocument().getFirstKey().startsWith("$");
    }

    private static Predicate<List<BsonValue>> operators(BsonDocument conditions) {
        Predicate<List<BsonValue>> all = _ -> true;
        for (Map.Entry<String, BsonValue> condition : conditions.entrySet()) {
            if (!condition.getKey().equals("$options")) {
                all = all.and(operator(condition.getKey(), condition.getValue(), conditions));
            }
        }
        return all;
    }

    private static Predicate<List<BsonValue>> operator(String name, BsonValue value, BsonDocument beside) {
        return switch (name) {
            case "$eq" -> equal(value);
            case "$ne" -> equal(value).negate();
            case "$gt" -> ordered(value, order -> order > 0);
            case "$gte" -> ordered(value, order -> order >= 0);
            case "$lt" -> ordered(value, order -> order < 0);
            case "$lte" -> ordered(value, order -> order <= 0);
            case "$in" -> oneOf(list(name, value));
            case "$nin" -> oneOf(list(name, value)).negate();
            case "$exists" -> exists(truth(value));
            case "$type" -> any(Types.of(value));
            case "$regex" -> any(Patterns.matching(Patterns.of(value, beside.get("$options", new BsonString("")))));
            case "$not" -> not(value);
            case "$mod" -> any(remainder(list(name, value)));
            case "$all" -> list(name, value).stream().map(Conditions::ofElement).reduce(_ -> true, Predicate::and);
            case "$size" -> size(value);
            case "$elemMatch" -> element(value);
            default -> throw new NotAFilter("the operator “" + name + "” is not understood; " + UNDERSTOOD);
        };
    }

    private static Predicate<List<BsonValue>> equal(BsonValue wanted) {
        if (wanted.isRegularExpression()) {
            Pattern pattern = Patterns.of(wanted, new BsonString(""));
            return any(
                    value -> value.equals(wanted) || Patterns.matching(pattern).test(value));
        }
        if (wanted.isNull()) {
            return values -> values.isEmpty() || spread(values).anyMatch(BsonValue::isNull);
        }
        return any(value -> BsonOrder.VALUES.compare(value, wanted) == 0);
    }

    private static Predicate<List<BsonValue>> oneOf(BsonArray wanted) {
        return wanted.stream().map(Conditions::equal).reduce(_ -> false, Predicate::or);
    }

    private static Predicate<List<BsonValue>> ordered(BsonValue bound, IntPredicate wanted) {
        Predicate<List<BsonValue>> compared =
                any(value -> BsonOrder.comparable(value, bound) && wanted.test(BsonOrder.VALUES.compare(value, bound)));
        return bound.isNull() ? compared.or(values -> values.isEmpty() && wanted.test(0)) : compared;
    }

    private static Predicate<List<BsonValue>> exists(boolean wanted) {
        return values -> values.isEmpty() != wanted;
    }

    private static Predicate<List<BsonValue>> not(BsonValue value) {
        if (!value.isRegularExpression() && !hasOperators(value)) {
            throw new NotAFilter("“$not” takes operators or a regular expression");
        }
        return of(value).negate();
    }

    private static Predicate<List<BsonValue>> ofElement(BsonValue wanted) {
        return hasOperators(wanted) ? operators(wanted.asDocument()) : equal(wanted);
    }

    private static Predicate<BsonValue> remainder(BsonArray numbers) {
        if (numbers.size() != 2 || !numbers.stream().allMatch(BsonValue::isNumber)) {
            throw new NotAFilter("“$mod” takes two numbers, a divisor and a remainder");
        }
        long divisor = numbers.get(0).asNumber().longValue();
        long remainder = numbers.get(1).asNumber().longValue();
        if (divisor == 0) {
            throw new NotAFilter("“$mod” cannot divide by 0");
        }
        return value -> value.isNumber() && value.asNumber().longValue() % divisor == remainder;
    }

    private static Predicate<List<BsonValue>> size(BsonValue wanted) {
        if (!wanted.isNumber()) {
            throw new NotAFilter("“$size” takes a number");
        }
        return values -> values.stream()
                .anyMatch(value -> value.isArray()
                        && value.asArray().size() == wanted.asNumber().intValue());
    }

    private static Predicate<List<BsonValue>> element(BsonValue wanted) {
        if (!wanted.isDocument()) {
            throw new NotAFilter("“$elemMatch” takes a query");
        }
        Predicate<BsonValue> matches;
        if (hasOperators(wanted) && !wanted.asDocument().getFirstKey().matches("\\$(and|or|nor)")) {
            Predicate<List<BsonValue>> operators = operators(wanted.asDocument());
            matches = element -> operators.test(List.of(element));
        } else {
            Filter filter = Filter.of(wanted.asDocument());
            matches = element -> element.isDocument() && filter.matches(element.asDocument());
        }
        return values -> values.stream()
                .filter(BsonValue::isArray)
                .anyMatch(value -> value.asArray().stream().anyMatch(matches));
    }

    private static Predicate<List<BsonValue>> any(Predicate<BsonValue> test) {
        return values -> spread(values).anyMatch(test);
    }

    /** The values, and what those that are arrays hold. */
    private static Stream<BsonValue> spread(List<BsonValue> values) {
        return values.stream()
                .flatMap(value ->
                        value.isArray() ? Stream.concat(Stream.of(value), value.asArray().stream()) : Stream.of(value));
    }

    private static BsonArray list(String operator, BsonValue value) {
        if (!value.isArray()) {
            throw new NotAFilter("“" + operator + "” takes a list");
        }
        return value.asArray();
    }

    private static boolean truth(BsonValue value) {
        if (value.isNumber()) {
            return value.asNumber().doubleValue() != 0;
        }
        return value.isBoolean() ? value.asBoolean().getValue() : !value.isNull();
    }
}
