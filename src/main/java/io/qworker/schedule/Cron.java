package io.qworker.schedule;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields, or of six with seconds in front: names, ranges, steps, lists, {@code ?}, {@code L},
 * {@code W}, {@code #}, and {@code @daily} and its like. Where day of month and day of week are both given, either will do.
 *
 * <p>The library that reads it knows the calendar; how wall clocks jump is decided here. An expression that names its hours
 * means the wall clock: what falls into a gap runs as much later, once, and what an overlap repeats runs the first time. One
 * that runs at every hour follows time as it passes. Source: protocol.md §6.4.
 */
public final class Cron {

    private static final Map<String, String> NICKNAMES = Map.ofEntries(
            Map.entry("@yearly", "0 0 1 1 *"),
            Map.entry("@annually", "0 0 1 1 *"),
            Map.entry("@monthly", "0 0 1 * *"),
            Map.entry("@weekly", "0 0 * * 0"),
            Map.entry("@weekdays", "0 0 * * 1-5"),
            Map.entry("@weekends", "0 0 * * 0,6"),
            Map.entry("@daily", "0 0 * * *"),
            Map.entry("@midnight", "0 0 * * *"),
            Map.entry("@hourly", "0 * * * *"),
            Map.entry("@minutely", "* * * * *"),
            Map.entry("@secondly", "* * * * * *"));
    private static final Pattern EVERY_HOUR = Pattern.compile("\\*(/1)?|0-23(/1)?");
    private static final Pattern STEP_FROM_THE_START = Pattern.compile("\\*/(\\d{1,4})");
    /** The first and the last value of each field. */
    private static final int[][] VALUES = {{0, 59}, {0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}};

    private static final CronParser PARSER = new CronParser(definition());
    private static final String UNDERSTOOD =
            "a cron expression has five fields (minute, hour, day of month, month, day of week), or six with seconds in"
                    + " front, as in “0 6 * * mon-fri”";

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})-(\\d{1,4})");
    private static final int HOURS = 2;
    private static final int DAY_OF_MONTH = 3;
    private static final int DAY_OF_WEEK = 5;

    private final List<ExecutionTime> times;
    private final boolean namesHours;

    private Cron(List<ExecutionTime> times, boolean namesHours) {
        this.times = times;
        this.namesHours = namesHours;
    }

    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .and()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .instance();
    }

    /** Whether it is meant to be one, right or wrong. */
    static boolean looksLike(String text) {
        String expression = text.strip();
        return expression.startsWith("@") || expression.contains("*") || expression.split("\\s+").length > 4;
    }

    /** Reads an expression. Throws {@link NotUnderstood} naming what is wrong. */
    public static Cron parse(String text) {
        String expression = text.strip().toLowerCase(Locale.ROOT);
        List<String> fields = new ArrayList<>(
                List.of(NICKNAMES.getOrDefault(expression, expression).split("\\s+")));
        if (fields.size() == 5) {
            fields.addFirst("0");
        }
        if (fields.size() != VALUES.length) {
            throw new NotUnderstood("“%s” is no cron expression: %s".formatted(text, UNDERSTOOD));
        }
        for (int field = 0; field < VALUES.length; field++) {
            fields.set(field, withinRange(fields.get(field), VALUES[field]));
        }
        Cron cron = new Cron(
                times(fields, text), !EVERY_HOUR.matcher(fields.get(HOURS)).matches());
        if (cron.nextLocal(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
            throw new NotUnderstood("“%s” never comes: there is no such day".formatted(text));
        }
        return cron;
    }

    /** A step that leads out of the field at once leaves its first value. */
    private static String withinRange(String field, int[] values) {
        Matcher step = STEP_FROM_THE_START.matcher(field);
        return step.matches() && Integer.parseInt(step.group(1)) > values[1] - values[0]
                ? String.valueOf(values[0])
                : field;
    }

    /** One of month and one of week each for itself, where both are given. */
    private static List<ExecutionTime> times(List<String> fields, String text) {
        if (isAny(fields.get(DAY_OF_MONTH)) || isAny(fields.get(DAY_OF_WEEK))) {
            return List.of(time(fields, text));
        }
        return List.of(time(with(fields, DAY_OF_WEEK), text), time(with(fields, DAY_OF_MONTH), text));
    }

    private static List<String> with(List<String> fields, int any) {
        List<String> changed = new ArrayList<>(fields);
        changed.set(any, "*");
        return changed;
    }

    private static boolean isAny(String field) {
        return field.equals("*") || field.equals("?");
    }

    private static ExecutionTime time(List<String> fields, String text) {
        fields.forEach(field -> checkRanges(field, text));
        try {
            return ExecutionTime.forCron(PARSER.parse(String.join(" ", fields)));
        } catch (IllegalArgumentException e) {
            throw new NotUnderstood("“%s” is not understood: %s (%s)".formatted(text, reason(e), UNDERSTOOD));
        }
    }

    private static void checkRanges(String field, String text) {
        Matcher range = RANGE.matcher(field);
        while (range.find()) {
            if (Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2))) {
                throw new NotUnderstood("“%s” is not understood: the range %s goes backwards (%s)"
                        .formatted(text, range.group(), UNDERSTOOD));
            }
        }
    }

    /** The last cause is the one that names the field. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The first instant strictly after this one; empty when there is none for a very long time. */
    public Optional<Instant> nextAfter(Instant instant, ZoneId zone) {
        return namesHours ? byTheWallClock(instant, zone) : asTimePasses(instant, zone);
    }

    private Optional<Instant> byTheWallClock(Instant instant, ZoneId zone) {
        LocalDateTime from = instant.atZone(zone).toLocalDateTime();
        ZoneOffsetTransition gap = zone.getRules().previousTransition(instant.plusNanos(1));
        // Shortly after a gap its times may still be to come: they were moved to later.
        if (gap != null && gap.isGap() && from.isBefore(gap.getDateTimeAfter().plus(gap.getDuration()))) {
            from = gap.getDateTimeBefore().minusSeconds(1);
        }
        Optional<LocalDateTime> next = nextLocal(from);
        while (next.isPresent()) {
            Instant at = ZonedDateTime.of(next.get(), zone).toInstant();
            if (at.isAfter(instant)) {
                return Optional.of(at);
            }
            next = nextLocal(next.get());
        }
        return Optional.empty();
    }

    private Optional<Instant> asTimePasses(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        Optional<Instant> next =
                nextLocal(LocalDateTime.ofInstant(instant, offset)).map(local -> local.toInstant(offset));
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
        if (change == null || next.isPresent() && next.get().isBefore(change.getInstant())) {
            return next;
        }
        Instant before = change.getInstant().minusNanos(1);
        LocalDateTime from = change.getDateTimeAfter().minusSeconds(1);
        ZoneOffset after = change.getOffsetAfter();
        Optional<Instant> then = nextLocal(from).map(local -> local.toInstant(after));
        ZoneOffsetTransition further = zone.getRules().nextTransition(change.getInstant());
        boolean beyond = further != null && then.isPresent() && !then.get().isBefore(further.getInstant());
        return beyond ? asTimePasses(further.getInstant().minusNanos(1), zone) : then.filter(before::isBefore);
    }

    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        ZonedDateTime from = after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
        return times.stream()
                .flatMap(each -> each.nextExecution(from).stream())
                .map(ZonedDateTime::toLocalDateTime)
                .min(Comparator.naturalOrder());
    }
}
