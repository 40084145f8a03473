package io.qworker.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments as people write them: {@code in 20 minutes}, {@code tomorrow at noon}, {@code next friday at 5pm}, {@code 25th of
 * december at 9am}, {@code 2 weeks from monday}. What is not understood is refused: it never means now. Source: protocol.md
 * §6.2, read sanely.
 */
final class HumanDate {

    private static final Pattern DAYS_AT_A_TIME =
            Pattern.compile("(?<days>.*\\b(?:days?|weeks?|fortnights?|months?|years?)) (?<time>(?:at )?\\S.*)");

    private final String given;
    private final ZonedDateTime now;

    private HumanDate(String given, ZonedDateTime now) {
        this.given = given;
        this.now = now;
    }

    /** Throws {@link NotUnderstood}. */
    static ZonedDateTime parse(String text, ZonedDateTime now) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", " ");
        return new HumanDate(text, now).read(plain);
    }

    private ZonedDateTime read(String text) {
        if (text.equals("now")) {
            return now;
        }
        return relative(text)
                .or(() -> absolute(text))
                .or(() -> bareInterval(text))
                .orElseThrow(() -> new NotUnderstood("the time “" + given + "” is not understood: " + When.UNDERSTOOD));
    }

    // In an interval from now, or from another moment

    private Optional<ZonedDateTime> relative(String text) {
        if (text.startsWith("in ")
                && ClockTime.read(text.substring("in ".length())).isEmpty()) {
            return Optional.of(ahead(text.substring("in ".length())));
        }
        if (text.endsWith(" ago")) {
            return Optional.of(shift(now, text.substring(0, text.length() - " ago".length()), -1));
        }
        return beside(text, " from ", 1).or(() -> beside(text, " after ", 1)).or(() -> beside(text, " before ", -1));
    }

    /** “2 hours”, and of days or more perhaps a time of day: “2 days at noon”. */
    private ZonedDateTime ahead(String text) {
        String interval = text.endsWith(" from now") ? text.substring(0, text.length() - " from now".length()) : text;
        Matcher timed = DAYS_AT_A_TIME.matcher(interval);
        Optional<LocalTime> time = timed.matches() ? ClockTime.read(timed.group("time")) : Optional.empty();
        return time.map(of -> at(shift(now, timed.group("days"), 1).toLocalDate(), of))
                .orElseGet(() -> shift(now, interval, 1));
    }

    private Optional<ZonedDateTime> beside(String text, String word, int sign) {
        int at = text.indexOf(word);
        if (at < 0 || text.startsWith("day ") || text.startsWith("the day ")) {
            return Optional.empty();
        }
        return Optional.of(shift(read(text.substring(at + word.length())), text.substring(0, at), sign));
    }

    private Optional<ZonedDateTime> bareInterval(String text) {
        try {
            boolean figures = !text.isEmpty() && Character.isDigit(text.charAt(0));
            return figures ? Optional.of(shift(now, text, 1)) : Optional.empty();
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    /** Months and years by the calendar; the rest as time passes, so that a day has 24 hours on every day. */
    private static ZonedDateTime shift(ZonedDateTime from, String interval, int sign) {
        ZonedDateTime moved = from;
        for (HumanInterval.Part part : HumanInterval.parts(interval)) {
            moved = isOfCalendar(part)
                    ? moved.plusMonths(sign * part.amount().longValue() * (part.unit() == TimeUnitName.YEAR ? 12 : 1))
                    : moved.plus(Duration.ofMillis(sign * part.millis().longValue()));
        }
        return moved;
    }

    private static boolean isOfCalendar(HumanInterval.Part part) {
        return (part.unit() == TimeUnitName.MONTH || part.unit() == TimeUnitName.YEAR)
                && part.amount().stripTrailingZeros().scale() <= 0;
    }

    // A day, a time of day, or both in any order

    private Optional<ZonedDateTime> absolute(String text) {
        Optional<LocalTime> time = ClockTime.read(text);
        if (time.isPresent()) {
            return Optional.of(comingTime(time.get()));
        }
        Optional<CalendarDay> day = CalendarDay.read(text, now.toLocalDate());
        if (day.isPresent()) {
            return Optional.of(
                    day.get().wholeDay()
                            ? day.get().date().atStartOfDay(now.getZone())
                            : now.with(day.get().date()));
        }
        return tonight(text).or(() -> dayAndTime(text));
    }

    private Optional<ZonedDateTime> tonight(String text) {
        if (text.equals("tonight")) {
            ZonedDateTime night = at(now.toLocalDate(), LocalTime.of(19, 0));
            return Optional.of(night.isAfter(now) ? night : now);
        }
        if (text.startsWith("tonight ")) {
            return ClockTime.read(text.substring("tonight ".length()))
                    .map(time -> time.getHour() < 12 ? time.plusHours(12) : time)
                    .map(time -> at(now.toLocalDate(), time));
        }
        return text.startsWith("this ")
                ? ClockTime.read(text.substring("this ".length())).map(this::comingTime)
                : Optional.empty();
    }

    /** Splits at each space: the day before it and the time behind it, or the other way round. */
    private Optional<ZonedDateTime> dayAndTime(String text) {
        for (int space = text.indexOf(' '); space > 0; space = text.indexOf(' ', space + 1)) {
            String first = text.substring(0, space);
            String second = text.substring(space + 1);
            Optional<ZonedDateTime> found = together(first, second).or(() -> together(second, first));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<ZonedDateTime> together(String dayText, String timeText) {
        Optional<CalendarDay> day = CalendarDay.read(dayText, now.toLocalDate());
        Optional<LocalTime> time = day.isEmpty() ? Optional.empty() : ClockTime.read(timeText);
        return time.map(of -> {
            ZonedDateTime at = day.get().wholeDay()
                    ? day.get().date().atTime(of).atZone(now.getZone())
                    : at(day.get().date(), of);
            return day.get().weekly() && at.isBefore(now) ? at.plusWeeks(1) : at;
        });
    }

    /** Today, or tomorrow when it has gone by; the minute at hand has not. */
    private ZonedDateTime comingTime(LocalTime time) {
        LocalDate today = now.toLocalDate();
        boolean gone = time.isBefore(now.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
        return at(gone ? today.plusDays(1) : today, time);
    }

    /** A clock time keeps the fraction of the second at hand, as in Agenda: so not all jobs of a time start in one instant. */
    private ZonedDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time.withNano(now.getNano())).atZone(now.getZone());
    }
}
