package io.qworker.schedule;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as people write them: {@code 3:30pm}, {@code 17:30}, {@code 8.30}, {@code at 5}, {@code noon}, {@code evening}. */
final class ClockTime {

    private static final Map<String, LocalTime> WORDS = Map.of(
            "noon", LocalTime.of(12, 0),
            "midday", LocalTime.of(12, 0),
            "midnight", LocalTime.MIDNIGHT,
            "morning", LocalTime.of(8, 0),
            "afternoon", LocalTime.of(14, 0),
            "evening", LocalTime.of(17, 0),
            "night", LocalTime.of(19, 0));

    private static final Pattern FIGURES =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2}))?\\s*([ap])?\\.?(?:m\\.?)?");
    private static final Pattern HALF_OF_DAY = Pattern.compile(".*\\d\\s*[ap]\\.?m\\.?");

    private ClockTime() {}

    /**
     * A time of day; empty if it is none. A bare number is an hour only after {@code at}.
     *
     * @param text in lower case
     */
    static Optional<LocalTime> read(String text) {
        boolean at = text.startsWith("at ");
        String time = at ? text.substring("at ".length()).strip() : text;
        if (WORDS.containsKey(time)) {
            return Optional.of(WORDS.get(time));
        }
        boolean half = HALF_OF_DAY.matcher(time).matches();
        Matcher figures = FIGURES.matcher(time);
        if (!figures.matches() || figures.group(4) != null && !half || !at && !half && figures.group(2) == null) {
            return Optional.empty();
        }
        return time(figures, text);
    }

    private static Optional<LocalTime> time(Matcher figures, String text) {
        int hour = Integer.parseInt(figures.group(1));
        int minute = figures.group(2) == null ? 0 : Integer.parseInt(figures.group(2));
        int second = figures.group(3) == null ? 0 : Integer.parseInt(figures.group(3));
        String half = figures.group(4);
        if (minute > 59 || second > 59 || (half == null ? hour > 23 : hour < 1 || hour > 12)) {
            throw new NotUnderstood("“" + text + "” is no time of day");
        }
        int ofDay = half == null ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
        return Optional.of(LocalTime.of(ofDay, minute, second));
    }
}
