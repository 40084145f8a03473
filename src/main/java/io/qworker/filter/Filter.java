package io.qworker.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Which documents a MongoDB query means. */
public final class Filter {

    /** They run code on the server, which Agenda 6 refuses and we do too. */
    private static final Set<String> CODE = Set.of("$where", "$function", "$accumulator", "$expr");

    private static final Set<String> NOTES = Set.of("$comment");

    private final Predicate<BsonDocument> condition;

    private Filter(Predicate<BsonDocument> condition) {
        this.condition = condition;
    }

    /** Throws {@link NotAFilter} for what is no query or uses an operator that is not understood. */
    public static Filter of(BsonDocument query) {
        return new Filter(all(query));
    }

    /**
     * Refuses operators that run code, at any depth; throws {@link NotAFilter} that names it.
     *
     * @param query a query as a task gave it
     */
    public static void refuseCode(BsonValue query) {
        if (query.isDocument()) {
            query.asDocument().forEach((name, value) -> {
                if (CODE.contains(name)) {
                    throw new NotAFilter(
                            "“" + name + "” runs code in the database and is not allowed in a query for jobs");
                }
                refuseCode(value);
            });
        } else if (query.isArray()) {
            query.asArray().forEach(Filter::refuseCode);
        }
    }

    public boolean matches(BsonDocument document) {
        return condition.test(document);
    }

    private static Predicate<BsonDocument> all(BsonDocument query) {
        Predicate<BsonDocument> all = _ -> true;
        for (Map.Entry<String, BsonValue> part : query.entrySet()) {
            if (!NOTES.contains(part.getKey())) {
                all = all.and(part(part.getKey(), part.getValue()));
            }
        }
        return all;
    }

    private static Predicate<BsonDocument> part(String name, BsonValue value) {
        return switch (name) {
            case "$and" -> branches(name, value).stream().reduce(_ -> true, Predicate::and);
            case "$or" -> branches(name, value).stream().reduce(_ -> false, Predicate::or);
            case "$nor" ->
                branches(name, value).stream().reduce(_ -> false, Predicate::or).negate();
            default -> field(name, value);
        };
    }

    private static List<Predicate<BsonDocument>> branches(String name, BsonValue value) {
        if (!value.isArray()
                || value.asArray().isEmpty()
                || !value.asArray().stream().allMatch(BsonValue::isDocument)) {
            throw new NotAFilter("“" + name + "” takes a list of queries, at least one");
        }
        return value.asArray().stream().map(query -> all(query.asDocument())).toList();
    }

    private static Predicate<BsonDocument> field(String name, BsonValue value) {
        if (name.startsWith("$")) {
            throw new NotAFilter("the operator “" + name
                    + "” is not understood; at the top of a query stand the names of" + " fields, $and, $or and $nor");
        }
        Path path = new Path(name);
        Predicate<List<BsonValue>> test = Conditions.of(value);
        return document -> test.test(path.in(document));
    }
}
