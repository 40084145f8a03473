package io.qworker.schedule.legacy;

import io.qworker.schedule.NotUnderstood;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Intervals as human-interval 0.1.6 read them: {@code a minute} is a minute, {@code eleven minutes} is one too, a zero counts
 * as one, and units are found inside other words. Source: protocol.md §6.1.
 */
public final class LegacyInterval {

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern WORD = Pattern.compile(String.join("|", WORDS));
    private static final String UNITS = "(second|minute|hour|day|week|month|year)s?";
    private static final Pattern UNIT = Pattern.compile(UNITS);
    private static final Pattern FIRST_UNIT = Pattern.compile(UNITS + "(?! ?(s )?and |s?\\z)");
    private static final Pattern NUMBER =
            Pattern.compile("[\\s\\u00a0\\ufeff\\p{Z}]*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");
    private static final Map<String, Double> MILLIS = Map.of(
            "second", 1e3,
            "minute", 60e3,
            "hour", 3_600e3,
            "day", 86_400e3,
            "week", 604_800e3,
            "month", 2_592_000e3,
            "year", 31_536_000e3);

    private LegacyInterval() {}

    /** Its length in milliseconds, which may be negative. Throws {@link NotUnderstood} where the original had no number. */
    public static double millis(String text) {
        if (text.isEmpty()) {
            throw new NotUnderstood("an interval is missing: write, for example, “5 minutes”");
        }
        String figures = FIRST_UNIT.matcher(inFigures(text)).replaceFirst("$1,");
        double sum = 0;
        for (String group : figures.split("and|,", -1)) {
            sum += group.isEmpty() ? 0 : millisOf(group, text);
        }
        if (Math.abs(sum) > Long.MAX_VALUE / 1_000_000) {
            throw new NotUnderstood("the interval “" + text + "” is too long");
        }
        return sum;
    }

    /** Each number word gives way to its figure, and “one” to nothing, which counts as one. */
    private static String inFigures(String text) {
        String changed = text;
        for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
            int value = WORDS.indexOf(word) + 1;
            changed = changed.replaceFirst(word, value == 1 ? "" : String.valueOf(value));
        }
        return changed;
    }

    private static double millisOf(String group, String text) {
        Matcher unit = UNIT.matcher(group);
        if (!unit.find()) {
            throw new NotUnderstood(
                    ("the interval “%s” is not understood: “%s” has no unit; Agenda 0.7 knows second, minute,"
                                    + " hour, day, week, month and year, in small letters")
                            .formatted(text, group.strip()));
        }
        Matcher number = NUMBER.matcher(group);
        double amount = number.lookingAt() ? Double.parseDouble(number.group(1)) : 1;
        return (amount == 0 ? 1 : amount) * MILLIS.get(unit.group(1));
    }
}
