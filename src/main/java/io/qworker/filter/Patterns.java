package io.qworker.filter;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** Regular expressions of queries. */
final class Patterns {

    private Patterns() {}

    static Pattern of(BsonValue value, BsonValue options) {
        BsonRegularExpression expression = switch (value.getBsonType()) {
            case REGULAR_EXPRESSION -> value.asRegularExpression();
            case STRING -> new BsonRegularExpression(value.asString().getValue());
            default -> throw new NotAFilter("“$regex” takes a text or a regular expression");
        };
        String given = options.isString() ? options.asString().getValue() : "";
        return compile(expression.getPattern(), expression.getOptions() + given);
    }

    private static Pattern compile(String pattern, String options) {
        int flags = 0;
        for (char option : options.toCharArray()) {
            flags |= switch (option) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'u' -> Pattern.UNICODE_CASE;
                default ->
                    throw new NotAFilter("the option “" + option + "” of a regular expression is not understood");
            };
        }
        try {
            return Pattern.compile(pattern, flags);
        } catch (PatternSyntaxException e) {
            throw new NotAFilter("the regular expression /" + pattern + "/ is malformed: " + e.getDescription());
        }
    }

    static Predicate<BsonValue> matching(Pattern pattern) {
        return value ->
                value.isString() && pattern.matcher(value.asString().getValue()).find();
    }
}
