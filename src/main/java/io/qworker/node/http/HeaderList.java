package io.qworker.node.http;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.JsValues;

/** The names and values gathered until they are handed to JavaScript, at most {@link #MOST} at a time. */
final class HeaderList {

    static final int MOST = 32;

    private final HttpText[] names = new HttpText[MOST];
    private final HttpText[] values = new HttpText[MOST];
    private int nameCount;
    private int valueCount;

    void clear() {
        nameCount = 0;
        valueCount = 0;
    }

    boolean isEmpty() {
        return nameCount == 0;
    }

    /** Whether the next piece of a name begins a new header. */
    boolean awaitsName() {
        return nameCount == valueCount;
    }

    boolean isFull() {
        return nameCount == MOST - 1;
    }

    void beginName() {
        begin(names, nameCount++);
    }

    void appendToName(byte[] data, int offset, int length) {
        names[nameCount - 1].append(data, offset, length);
    }

    void appendToValue(byte[] data, int offset, int length) {
        if (valueCount != nameCount) {
            begin(values, valueCount++);
        }
        values[valueCount - 1].append(data, offset, length);
    }

    private static void begin(HttpText[] texts, int index) {
        if (texts[index] == null) {
            texts[index] = new HttpText();
        }
        texts[index].reset();
    }

    void save() {
        for (int i = 0; i < nameCount; i++) {
            names[i].save();
        }
        for (int i = 0; i < valueCount; i++) {
            values[i].save();
        }
    }

    /** {@code [name, value, …]}. */
    Object toArray(JSRealm realm) {
        Object[] flat = new Object[2 * valueCount];
        for (int i = 0; i < valueCount; i++) {
            flat[2 * i] = names[i].string();
            flat[2 * i + 1] = values[i].trimmed();
        }
        return JsValues.array(realm, flat);
    }
}
