package io.qworker.task;

import java.util.Locale;

/** The name of a task that has only an id. Source: protocol.md §2.6. */
public final class Capitalize {

    private Capitalize() {}

    /** The first character in upper case, the rest untouched, as lodash 3 has it: {@code sub-task} → {@code Sub-task}. */
    public static String capitalize(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
