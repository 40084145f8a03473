package io.qworker.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Agenda's priorities: whole numbers, five of them with names; higher ones run first. Source: protocol.md §4.4. */
public final class Priority {

    private static final Map<String, Integer> NAMES =
            Map.of("lowest", -20, "low", -10, "normal", 0, "high", 10, "highest", 20);

    private Priority() {}

    /** Reads a name or a whole number; empty when it is neither. */
    public static Optional<Integer> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(word)) {
            return Optional.of(NAMES.get(word));
        }
        return word.matches("[+-]?\\d{1,9}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }
}
