package io.qworker.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people name them: {@code tomorrow}, {@code next friday}, {@code 25th of december}, {@code 2026-03-01}.
 *
 * @param wholeDay whether it was given with its year, and so means the day's beginning rather than this time of day
 * @param weekly whether it comes again a week later
 */
record CalendarDay(LocalDate date, boolean wholeDay, boolean weekly) {

    private static final Pattern WEEKDAY = Pattern.compile("(?:(next|last|this|on|coming) )?(\\p{L}+)");
    private static final Pattern STEP = Pattern.compile("(next|last) (day|week|month|year)");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (\\p{L}+)\\.?(?: (\\d{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}+)\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    /**
     * A day; empty if it is none. Throws {@link NotUnderstood} for one that does not exist.
     *
     * @param text in lower case, single spaces
     */
    static Optional<CalendarDay> read(String text, LocalDate today) {
        return switch (text) {
            case "today" -> of(today);
            case "tomorrow" -> of(today.plusDays(1));
            case "yesterday" -> of(today.minusDays(1));
            case "day after tomorrow", "the day after tomorrow" -> of(today.plusDays(2));
            case "day before yesterday", "the day before yesterday" -> of(today.minusDays(2));
            default ->
                step(text, today)
                        .or(() -> weekday(text, today))
                        .or(() -> ofMonth(text, today))
                        .or(() -> figures(text));
        };
    }

    private static Optional<CalendarDay> of(LocalDate date) {
        return Optional.of(new CalendarDay(date, false, false));
    }

    private static Optional<CalendarDay> step(String text, LocalDate today) {
        Matcher step = STEP.matcher(text);
        if (!step.matches()) {
            return Optional.empty();
        }
        int sign = step.group(1).equals("next") ? 1 : -1;
        return of(
                switch (step.group(2)) {
                    case "day" -> today.plusDays(sign);
                    case "week" -> today.plusWeeks(sign);
                    case "month" -> today.plusMonths(sign);
                    default -> today.plusYears(sign);
                });
    }

    /** Without a word before it, today's weekday is today; the next one is at least tomorrow. */
    private static Optional<CalendarDay> weekday(String text, LocalDate today) {
        Matcher weekday = WEEKDAY.matcher(text);
        if (!weekday.matches()) {
            return Optional.empty();
        }
        return dayOfWeek(weekday.group(2)).map(day -> switch (weekday.group(1)) {
            case "last" -> new CalendarDay(today.with(TemporalAdjusters.previous(day)), false, false);
            case "next" -> new CalendarDay(today.with(TemporalAdjusters.next(day)), false, false);
            case null, default -> new CalendarDay(today.with(TemporalAdjusters.nextOrSame(day)), false, true);
        });
    }

    private static Optional<DayOfWeek> dayOfWeek(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> isName(name, day.name()))
                .findFirst();
    }

    private static Optional<Month> month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> isName(name, month.name()))
                .findFirst();
    }

    /** The name, or its first letters, three at least. */
    private static boolean isName(String name, String constant) {
        return name.length() >= 3 && constant.toLowerCase(Locale.ROOT).startsWith(name);
    }

    private static Optional<CalendarDay> ofMonth(String text, LocalDate today) {
        Matcher dayFirst = DAY_MONTH.matcher(text);
        if (dayFirst.matches() && month(dayFirst.group(2)).isPresent()) {
            return ofMonth(month(dayFirst.group(2)).get(), dayFirst.group(1), dayFirst.group(3), today);
        }
        Matcher monthFirst = MONTH_DAY.matcher(text);
        if (monthFirst.matches() && month(monthFirst.group(1)).isPresent()) {
            return ofMonth(month(monthFirst.group(1)).get(), monthFirst.group(2), monthFirst.group(3), today);
        }
        return Optional.empty();
    }

    /** Without a year, the next such day, today included. */
    private static Optional<CalendarDay> ofMonth(Month month, String day, String year, LocalDate today) {
        if (year != null) {
            return Optional.of(new CalendarDay(date(Integer.parseInt(year), month.getValue(), day), true, false));
        }
        LocalDate date = date(today.getYear(), month.getValue(), day);
        return of(date.isBefore(today) ? date(today.getYear() + 1, month.getValue(), day) : date);
    }

    private static Optional<CalendarDay> figures(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return whole(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher american = AMERICAN.matcher(text);
        return american.matches() ? whole(american.group(3), american.group(1), american.group(2)) : Optional.empty();
    }

    private static Optional<CalendarDay> whole(String year, String month, String day) {
        return Optional.of(new CalendarDay(date(Integer.parseInt(year), Integer.parseInt(month), day), true, false));
    }

    private static LocalDate date(int year, int month, String day) {
        try {
            return LocalDate.of(year, month, Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new NotUnderstood("there is no day %s in month %d of %d".formatted(day, month, year));
        }
    }
}
