package io.qworker.permission;

import java.util.List;

/** Names of environment variables, or all (null). A {@code *} at the end of an entry stands for any rest. */
record NameScope(List<String> entries) {

    static final NameScope EVERYTHING = new NameScope(null);

    boolean covers(String name) {
        return entries == null || entries.stream().anyMatch(entry -> matches(entry, name));
    }

    private static boolean matches(String entry, String name) {
        return entry.endsWith("*") ? name.startsWith(entry.substring(0, entry.length() - 1)) : name.equals(entry);
    }
}
