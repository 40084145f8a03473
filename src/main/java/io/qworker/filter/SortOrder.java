package io.qworker.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The order of documents that a sort such as {@code {priority: -1, nextRunAt: 1}} means. */
public final class SortOrder {

    private SortOrder() {}

    /** Throws {@link NotAFilter} for a direction that is none. */
    public static Comparator<BsonDocument> of(BsonDocument sort) {
        Comparator<BsonDocument> order = (_, _) -> 0;
        for (Map.Entry<String, BsonValue> field : sort.entrySet()) {
            Path path = new Path(field.getKey());
            boolean ascending = isAscending(field.getKey(), field.getValue());
            Comparator<BsonDocument> byField =
                    Comparator.comparing(document -> value(path.in(document), ascending), BsonOrder.VALUES);
            order = order.thenComparing(ascending ? byField : byField.reversed());
        }
        return order;
    }

    private static boolean isAscending(String field, BsonValue direction) {
        if (direction.isNumber() && direction.asNumber().doubleValue() != 0) {
            return direction.asNumber().doubleValue() > 0;
        }
        return switch (direction.isString() ? direction.asString().getValue() : "") {
            case "asc", "ascending" -> true;
            case "desc", "descending" -> false;
            default -> throw new NotAFilter("the sort by “" + field + "” has no direction: write 1 or -1");
        };
    }

    /** Of several values the one that decides: the smallest going up, the greatest going down; a missing one is null. */
    private static BsonValue value(List<BsonValue> values, boolean ascending) {
        Optional<BsonValue> decides = ascending
                ? values.stream().min(BsonOrder.VALUES)
                : values.stream().max(BsonOrder.VALUES);
        return decides.orElse(BsonNull.VALUE);
    }
}
