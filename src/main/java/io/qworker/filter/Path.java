package io.qworker.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A field's dotted name, as MongoDB follows it through documents, into every element of an array, or to one by its index. */
final class Path {

    private final String[] names;

    Path(String dotted) {
        this.names = dotted.split("\\.", -1);
    }

    /** Every value that the path leads to; none when it is missing. Arrays at its end are answered whole. */
    List<BsonValue> in(BsonDocument document) {
        List<BsonValue> found = new ArrayList<>();
        follow(document, 0, found);
        return found;
    }

    private void follow(BsonValue value, int depth, List<BsonValue> found) {
        if (value == null) {
            return;
        }
        if (depth == names.length) {
            found.add(value);
        } else if (value.isDocument()) {
            follow(value.asDocument().get(names[depth]), depth + 1, found);
        } else if (value.isArray()) {
            List<BsonValue> elements = value.asArray().getValues();
            index(names[depth], elements.size()).ifPresent(i -> follow(elements.get(i), depth + 1, found));
            elements.stream().filter(BsonValue::isDocument).forEach(element -> follow(element, depth, found));
        }
    }

    private static OptionalInt index(String name, int size) {
        if (!name.matches("\\d{1,9}") || Integer.parseInt(name) >= size) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(name));
    }
}
