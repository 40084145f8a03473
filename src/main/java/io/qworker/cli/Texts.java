package io.qworker.cli;

import io.qworker.task.Capitalize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words for people. */
final class Texts {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final List<Unit> UNITS = List.of(
            new Unit("y", 365 * 86_400),
            new Unit("months", 30 * 86_400),
            new Unit("d", 86_400),
            new Unit("h", 3_600),
            new Unit("min", 60),
            new Unit("s", 1));
    private static final int TYPO = 2;
    private static final int LISTED = 8;

    private record Unit(String word, long seconds) {}

    private Texts() {}

    /** {@code in 5 min}, {@code 3 h ago}, {@code now}. */
    static String relative(Instant instant, Instant now) {
        Duration distance = Duration.between(now, instant);
        String amount = amount(distance.abs());
        if (amount.isEmpty()) {
            return "now";
        }
        return distance.isNegative() ? amount + " ago" : "in " + amount;
    }

    /** Rounded to the largest unit of which there are two or more. */
    private static String amount(Duration distance) {
        long seconds = Math.round(distance.toMillis() / 1000.0);
        for (Unit unit : UNITS) {
            long amount = Math.round((double) seconds / unit.seconds());
            if (amount >= 2) {
                return amount + " " + unit.word();
            }
        }
        return seconds == 0 ? "" : seconds + " s";
    }

    static String local(Instant instant, ZoneId zone) {
        return LOCAL.format(instant.atZone(zone));
    }

    /** The first line of a text, shortened to so many characters. */
    static String brief(String text, int most) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /** With a capital letter and a full stop. */
    static String sentence(String text) {
        return Capitalize.capitalize(text) + ".";
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The first ones of many words, separated by commas. */
    static String list(List<String> words) {
        String first = String.join(", ", words.subList(0, Math.min(LISTED, words.size())));
        return words.size() > LISTED ? first + " and " + (words.size() - LISTED) + " more" : first;
    }

    /** The candidate that somebody most likely meant. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(TYPO, word.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** How many letters to change, add or leave out to make one word the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
