package io.qworker.task;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A path into a document in lodash 3's words: {@code data.to}, {@code data.list[1].x}, {@code data.list.1.x},
 * {@code data["k"]}. Source: protocol.md §2.5.
 */
record PropertyPath(List<String> keys) {

    private static final Pattern KEY =
            Pattern.compile("[^.\\[\\]]+|\\[(?:(-?\\d+(?:\\.\\d+)?)|([\"'])((?:(?!\\2)[^\\n\\\\]|\\\\.)*?)\\2)\\]");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

    static PropertyPath of(String text) {
        List<String> keys = new ArrayList<>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                keys.add(matcher.group(3).replaceAll("\\\\(\\\\)?", "$1"));
            } else {
                keys.add(matcher.group(1) != null ? matcher.group(1) : matcher.group());
            }
        }
        return new PropertyPath(List.copyOf(keys));
    }

    /** The value at the end of the path; null when there is none. */
    BsonValue get(BsonDocument document) {
        if (keys.isEmpty()) {
            return null;
        }
        BsonValue value = document;
        for (String key : keys) {
            value = step(value, key);
        }
        return value;
    }

    /** Puts a copy of the value at the end of the path; numeric keys make lists with null holes. */
    void set(BsonDocument document, BsonValue value) {
        BsonValue place = document;
        for (int i = 0; i < keys.size() - 1; i++) {
            BsonValue next = step(place, keys.get(i));
            if (next == null || next.isNull()) {
                next = isIndex(keys.get(i + 1)) ? new BsonArray() : new BsonDocument();
                put(place, keys.get(i), next);
            }
            place = next;
        }
        put(place, keys.getLast(), copy(value));
    }

    private static BsonValue step(BsonValue value, String key) {
        return switch (value) {
            case BsonDocument document -> document.get(key);
            case BsonArray array when key.equals("length") -> new BsonInt32(array.size());
            case BsonArray array
            when isIndex(key) && Integer.parseInt(key) < array.size() -> array.get(Integer.parseInt(key));
            case BsonString text
            when key.equals("length") -> new BsonInt32(text.getValue().length());
            case null, default -> null;
        };
    }

    private static void put(BsonValue place, String key, BsonValue value) {
        switch (place) {
            case BsonDocument document -> document.put(key, value);
            case BsonArray array
            when isIndex(key) -> {
                int index = Integer.parseInt(key);
                while (array.size() <= index) {
                    array.add(BsonNull.VALUE);
                }
                array.set(index, value);
            }
            default -> {
                // JavaScript ignores properties of plain values, and JSON those of lists.
            }
        }
    }

    private static BsonValue copy(BsonValue value) {
        return switch (value) {
            case BsonDocument document -> document.clone();
            case BsonArray array -> array.clone();
            default -> value;
        };
    }

    private static boolean isIndex(String key) {
        return INDEX.matcher(key).matches();
    }
}
