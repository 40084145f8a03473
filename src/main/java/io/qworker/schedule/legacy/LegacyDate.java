package io.qworker.schedule.legacy;

import io.qworker.schedule.NotUnderstood;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments as date.js 0.2.2 read them: word by word, each moving the date; what it does not know it passes over, so that
 * nonsense means now. Source: protocol.md §6.2.
 */
public final class LegacyDate {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    /** What JavaScript takes for a space. */
    private static final String SPACE = "[\\s\\u00a0\\ufeff\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

    private static final String DAY_NAMES =
            "\\b(sun(day)?|mon(day)?|tues(day)?|wed(nesday)?|thur(sday|s)?|fri(day)?" + "|sat(urday)?)s?\\b";
    private static final String DAY_OF_MONTH =
            "((\\d{1,2})(st|nd|rd|th))" + SPACE + "of" + SPACE + "(" + String.join("|", MONTHS) + ")";

    private static final Pattern DAYS = Pattern.compile(DAY_NAMES);
    private static final Pattern STARTS_WITH_DAY_OF_MONTH =
            Pattern.compile("^" + DAY_OF_MONTH, Pattern.CASE_INSENSITIVE);
    private static final Pattern PAST = Pattern.compile("\\b(last|yesterday|ago)\\b");
    private static final Pattern PART_OF_DAY = Pattern.compile("\\b(morning|noon|afternoon|night|evening|midnight)\\b");

    private static final String END = "eos";

    /** The first that matches what is left takes its word; the order is the original's. */
    private static final List<Word> WORDS = List.of(
            new Word("next", (date, _) -> date.nextOrLast("next", 1)),
            new Word("last", (date, _) -> date.nextOrLast("last", -1)),
            new Word(DAY_NAMES, LegacyDate::weekday),
            new Word(DAY_OF_MONTH, LegacyDate::dayOfMonth),
            new Word(
                    "(\\d*)" + SPACE + "?\\b(second|minute|hour|day|week|month|year)[s]?\\b" + SPACE + "?ago\\z",
                    LegacyDate::timeAgo),
            named("ago\\b", "ago"),
            new Word("(yes(terday)?)", (date, _) -> date.day(-1, "yesterday")),
            new Word("tom(orrow)?", (date, _) -> date.day(1, "tomorrow")),
            new Word("noon\\b", (date, _) -> date.partOfDay(12, "noon")),
            new Word("midnight\\b", (date, _) -> date.partOfDay(0, "midnight")),
            new Word("night\\b", (date, _) -> date.halfOfDay("pm").partOfDay(19, "night")),
            new Word("evening\\b", (date, _) -> date.halfOfDay("pm").partOfDay(17, "evening")),
            new Word("afternoon\\b", (date, _) -> date.halfOfDay("pm").unlessTimed(14, "afternoon")),
            new Word("morning\\b", (date, _) -> date.halfOfDay("am").unlessTimed(8, "morning")),
            new Word("tonight\\b", (date, _) -> date.halfOfDay("pm").token("tonight")),
            new Word(
                    "(\\d{1,2})([:.](\\d{1,2}))?([:.](\\d{1,2}))?" + SPACE + "*([ap]m)",
                    (date, time) -> date.clock(time, time.group(6), "meridiem")),
            new Word(
                    "(\\d{1,2})([:.](\\d{1,2}))([:.](\\d{1,2}))?",
                    (date, time) -> date.clock(time, date.meridiem, "hourminute")),
            new Word("at" + SPACE + "?(\\d{1,2})\\z", LegacyDate::atHour),
            named("w(k|eek)s?", "week"),
            named("mon(th)?(es|s)?\\b", "month"),
            named("y(r|ear)s?", "year"),
            named("s(ec|econd)?s?", "second"),
            named("m(in|inute)?s?", "minute"),
            named("h(r|our)s?", "hour"),
            named("d(ay)?s?", "day"),
            new Word("(\\d+)", LegacyDate::number),
            named("\\w+", "string"),
            named("[^\\n\\r\\u2028\\u2029]", "other"));

    private final String original;
    private final Instant now;
    private final List<String> stash = new ArrayList<>();
    private String rest;
    private JsDate date;
    private String meridiem = "";

    /** A pattern, and what its match does to the date; it answers the token's name. */
    private record Word(Pattern pattern, Effect effect) {
        Word(String pattern, Effect effect) {
            this(Pattern.compile(pattern), effect);
        }
    }

    @FunctionalInterface
    private interface Effect {
        String on(LegacyDate date, MatchResult match);
    }

    private static Word named(String pattern, String token) {
        return new Word(pattern, (_, _) -> token);
    }

    private LegacyDate(String text, Instant now, ZoneId zone) {
        this.original = text;
        this.rest = text.toLowerCase(Locale.ROOT);
        this.now = now;
        this.date = new JsDate(now, zone);
    }

    /** Throws {@link NotUnderstood} where the original threw or never came to an end. */
    public static Instant parse(String text, Instant now, ZoneId zone) {
        return new LegacyDate(text, now.truncatedTo(ChronoUnit.MILLIS), zone).read();
    }

    private Instant read() {
        try {
            while (!advance().equals(END)) {
                // Each word does what it does.
            }
            return comingTime();
        } catch (ArithmeticException e) {
            throw new NotUnderstood("the time “" + original + "” is not understood: a number is too large");
        }
    }

    private String advance() {
        rest = rest.replaceFirst("^[ \\t]+", "");
        if (rest.isEmpty()) {
            return END;
        }
        for (Word word : WORDS) {
            Matcher matcher = word.pattern().matcher(rest);
            if (matcher.lookingAt()) {
                rest = rest.substring(matcher.end());
                return word.effect().on(this, matcher);
            }
        }
        throw new NotUnderstood("the time “" + original + "” is not understood: it has a line break");
    }

    // Words that look ahead. The original mixes up what it stashed; so do we.

    private String peek() {
        return lookahead(1);
    }

    private String lookahead(int n) {
        int missing = n - stash.size();
        if (missing == 0) {
            return lookahead(n + 1);
        }
        for (; missing > 0; missing--) {
            stash.add(advance());
        }
        return stash.get(n - 1);
    }

    private void next() {
        if (stash.isEmpty()) {
            advance();
        } else {
            stash.removeFirst();
        }
    }

    private String nextOrLast(String token, int sign) {
        Instant before = date.instant();
        String unit = peek();
        if (JsDate.canMove(unit)) {
            next();
            date = JsDate.at(before, date);
            date.move(unit, sign);
        } else if (PART_OF_DAY.matcher(unit).find()) {
            date.move("day", sign);
        }
        return token;
    }

    private String number(MatchResult match) {
        long number = toLong(match.group(1));
        String unit = peek();
        if (JsDate.canMove(unit)) {
            // Looking ahead may put another date in place of this one.
            boolean ago = peek().equals("ago");
            date.move(unit, ago ? -number : number);
        } else if (!meridiem.isEmpty() || original.contains("at")) {
            time(number, null, null, meridiem);
            meridiem = "";
        }
        return "number";
    }

    private long toLong(String digits) {
        String figures = digits.replaceFirst("^0+(?=.)", "");
        if (figures.length() > 17) {
            throw new NotUnderstood("the time “" + original + "” is not understood: " + digits + " is too large");
        }
        return Long.parseLong(figures);
    }

    // Days

    private String weekday(MatchResult match) {
        String day = match.group(1);
        if (!JsDate.canMove(day)) {
            throw new NotUnderstood("the time “%s” is not understood: write out the day “%s”".formatted(original, day));
        }
        date.move(day, 1);
        return day;
    }

    private String dayOfMonth(MatchResult match) {
        date.setDayOfMonth(MONTHS.indexOf(match.group(4)), Integer.parseInt(match.group(2)));
        return match.group();
    }

    private String timeAgo(MatchResult match) {
        String amount = match.group(1);
        date.move(match.group(2), amount.isEmpty() ? 0 : -toLong(amount));
        return "timeAgo";
    }

    private String day(int sign, String token) {
        date.move("day", sign);
        return token;
    }

    // Times of day

    private LegacyDate halfOfDay(String half) {
        meridiem = half;
        return this;
    }

    private String token(String token) {
        return token;
    }

    private String partOfDay(int hour, String token) {
        date.setTime(hour, 0, 0);
        return token;
    }

    private String unlessTimed(int hour, String token) {
        return date.hoursChanged() ? token : partOfDay(hour, token);
    }

    private String atHour(MatchResult match) {
        time(toLong(match.group(1)), null, null, meridiem);
        meridiem = "";
        return "athour";
    }

    private String clock(MatchResult match, String half, String token) {
        time(toLong(match.group(1)), part(match.group(3)), part(match.group(5)), half);
        return token;
    }

    private Long part(String digits) {
        return digits == null ? null : Long.valueOf(toLong(digits));
    }

    /** Minutes and seconds that are not given are 0, unless they were set before. */
    private void time(long hour, Long minute, Long second, String half) {
        long ofDay = switch (half) {
            case "pm" -> hour < 12 ? hour + 12 : hour;
            case "am" -> hour == 12 ? 0 : hour;
            default -> hour;
        };
        date.time(
                ofDay,
                minute == null && !date.minutesChanged() ? Long.valueOf(0) : minute,
                second == null && !date.secondsChanged() ? Long.valueOf(0) : second);
    }

    /** What has gone by comes again: a weekday in a week, a time tomorrow. */
    private Instant comingTime() {
        Instant at = date.instant();
        if (!now.isAfter(at) || PAST.matcher(original).find()) {
            return at;
        }
        if (DAYS.matcher(original).find()) {
            date.move("day", 7);
        } else if (now.toEpochMilli() - at.toEpochMilli() > 60_000
                && !STARTS_WITH_DAY_OF_MONTH.matcher(original).find()) {
            date.move("day", 1);
        }
        return date.instant();
    }
}
