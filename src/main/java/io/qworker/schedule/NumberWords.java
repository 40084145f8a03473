package io.qworker.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English numbers in words, up to thousands. */
final class NumberWords {

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Integer> FACTORS = Map.of("hundred", 100, "thousand", 1000);
    private static final Map<String, Integer> VALUES = values();

    private NumberWords() {}

    static boolean isOne(String word) {
        return VALUES.containsKey(word) || FACTORS.containsKey(word);
    }

    /** “two”, “hundred”, “and”, “five” → 205. */
    static long value(List<String> words) {
        long total = 0;
        long group = 0;
        for (String word : words) {
            if (word.equals("hundred")) {
                group = Math.max(1, group) * 100;
            } else if (word.equals("thousand")) {
                total += Math.max(1, group) * 1000;
                group = 0;
            } else {
                group += VALUES.getOrDefault(word, 0);
            }
        }
        return total + group;
    }

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < SMALL.size(); i++) {
            values.put(SMALL.get(i), i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            values.put(TENS.get(i), 20 + 10 * i);
        }
        return Map.copyOf(values);
    }
}
