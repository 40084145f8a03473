package io.qworker.schedule.legacy;

import io.qworker.schedule.NotUnderstood;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A date that a text moves word by word, as date.js 0.2.2 kept it: JavaScript's Date, and which parts of it were set. */
final class JsDate {

    /** JavaScript's dates end here, in both directions. */
    private static final long LATEST = 8_640_000_000_000_000L;

    private static final long DAY = 86_400_000;
    private static final Map<String, Long> MILLIS =
            Map.of("second", 1000L, "minute", 60_000L, "hour", 3_600_000L, "day", DAY, "week", 7 * DAY);
    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private final Moment moment;
    private final ZoneId zone;
    private boolean hoursChanged;
    private boolean minutesChanged;
    private boolean secondsChanged;

    JsDate(Instant instant, ZoneId zone) {
        this.moment = new Moment(instant, zone, false);
        this.zone = zone;
    }

    /** The same instant, of which nothing was set yet. */
    static JsDate at(Instant instant, JsDate other) {
        return new JsDate(instant, other.zone);
    }

    Instant instant() {
        return moment.instant();
    }

    boolean hoursChanged() {
        return hoursChanged;
    }

    boolean minutesChanged() {
        return minutesChanged;
    }

    boolean secondsChanged() {
        return secondsChanged;
    }

    /** Whether {@link #move} knows the word: a unit, or a weekday's full name. */
    static boolean canMove(String word) {
        return MILLIS.containsKey(word) || word.equals("month") || word.equals("year") || WEEKDAYS.contains(word);
    }

    /** By {@code n} units, or to the {@code n}th such weekday. */
    void move(String word, long n) {
        switch (word) {
            case "month" -> months(n);
            case "year" -> set(yearsOn(local(), n));
            case String unit
            when MILLIS.containsKey(unit) -> {
                shift(times(n, MILLIS.get(unit)));
                hoursChanged |= unit.equals("hour");
                minutesChanged |= unit.equals("minute");
                secondsChanged |= unit.equals("second");
            }
            default -> toWeekday(WEEKDAYS.indexOf(word), n);
        }
    }

    private void toWeekday(int day, long n) {
        long ahead = (day - local().getDayOfWeek().getValue() % DayOfWeek.values().length + 7) % 7;
        shift(times(ahead + 7 * (n > 0 ? n - 1 : n), DAY));
    }

    private void shift(long millis) {
        long to = Math.addExact(instant().toEpochMilli(), millis);
        if (Math.abs(to) > LATEST) {
            throw beyond();
        }
        moment.moveTo(Instant.ofEpochMilli(to));
    }

    private static long times(long n, long millis) {
        if (Math.abs(n) > LATEST / millis) {
            throw beyond();
        }
        return n * millis;
    }

    /** The original took every month for one of 28 days, February of a leap year aside. */
    private void months(long n) {
        int day = local().getDayOfMonth();
        set(local().withDayOfMonth(1));
        long month = n + local().getMonthValue() - 1;
        set(monthOf(local(), month));
        int longest = month == 1 && local().toLocalDate().isLeapYear() ? 29 : 28;
        set(local().withDayOfMonth(Math.min(longest, day)));
    }

    /** What {@code setMonth} makes of it: days beyond the month's end go on into the next. */
    private static LocalDateTime monthOf(LocalDateTime local, long month) {
        if (Math.abs(month) > LATEST / DAY) {
            throw beyond();
        }
        return local.withDayOfMonth(1)
                .plusMonths(month - local.getMonthValue() + 1)
                .plusDays(local.getDayOfMonth() - 1);
    }

    private static LocalDateTime yearsOn(LocalDateTime local, long n) {
        if (Math.abs(n) > LATEST / DAY) {
            throw beyond();
        }
        return local.withDayOfMonth(1).plusYears(n).plusDays(local.getDayOfMonth() - 1);
    }

    /** @param month from 0 */
    void setDayOfMonth(int month, int day) {
        set(monthOf(local(), month));
        set(local().withDayOfMonth(1).plusDays(day - 1));
    }

    /** A part that is no number stays as it is; the fraction of the second always does. */
    void time(long hour, Long minute, Long second) {
        LocalDateTime at = local();
        hoursChanged = hour != 0;
        minutesChanged = minute == null ? minutesChanged : minute != 0;
        secondsChanged = second == null ? secondsChanged : second != 0;
        setTime(hour, minute == null ? at.getMinute() : minute, second == null ? at.getSecond() : second);
    }

    void setTime(long hour, long minute, long second) {
        if (hour > LATEST / 3_600_000) {
            throw beyond();
        }
        LocalDateTime at = local();
        set(at.toLocalDate()
                .atStartOfDay()
                .plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(second)
                .plusNanos(at.getNano()));
    }

    private LocalDateTime local() {
        return moment.local();
    }

    private void set(LocalDateTime local) {
        moment.set(local);
        if (Math.abs(instant().toEpochMilli()) > LATEST) {
            throw beyond();
        }
    }

    private static NotUnderstood beyond() {
        return new NotUnderstood("the time lies beyond the end of the calendar");
    }
}
