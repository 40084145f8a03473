package io.qworker.schedule.legacy;

import io.qworker.schedule.NotUnderstood;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that each field of an expression allows. What lies outside a field's range is drawn to its border, a range that
 * goes backwards is its first value, a step of 0 is 1.
 */
final class LegacyCronFields {

    private static final List<String> NAMES = List.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sun", "mon", "tue",
            "wed", "thu", "fri", "sat");
    private static final int MONTHS = 12;
    private static final int[] DAYS_OF_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z]{1,3}");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?(?:/(\\d+))?");
    private static final BigInteger TWO_TO_THE_32 = BigInteger.ONE.shiftLeft(32);

    private enum Field {
        SECOND("0", 0, 59),
        MINUTE("*", 0, 59),
        HOUR("*", 0, 23),
        DAY_OF_MONTH("*", 1, 31),
        MONTH("*", 0, 11),
        DAY_OF_WEEK("*", 0, 6);

        private final String otherwise;
        private final int low;
        private final int high;

        Field(String otherwise, int low, int high) {
            this.otherwise = otherwise;
            this.low = low;
            this.high = high;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final String text;
    /** One bit a value, by field. */
    private final long[] allowed;

    private LegacyCronFields(String text, long[] allowed) {
        this.text = text;
        this.allowed = allowed;
    }

    static LegacyCronFields parse(String text) {
        String[] parts = withoutNames(text).strip().split("\\s+");
        long[] allowed = new long[Field.values().length];
        for (Field field : Field.values()) {
            int at = field.ordinal() - (allowed.length - parts.length);
            String part = at < 0 || parts[at].isEmpty() ? field.otherwise : parts[at];
            allowed[field.ordinal()] = values(part, field, text);
        }
        LegacyCronFields fields = new LegacyCronFields(text, allowed);
        fields.checkMonths();
        return fields;
    }

    private static String withoutNames(String text) {
        return LETTERS.matcher(text).replaceAll(letters -> number(letters, text));
    }

    private static String number(MatchResult letters, String text) {
        int index = NAMES.indexOf(letters.group().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw wrong(text, "“" + letters.group() + "” is no name of a month or a day");
        }
        return String.valueOf(index < MONTHS ? index : index - MONTHS);
    }

    private static long values(String part, Field field, String text) {
        String ranges = part.replace("*", field.low + "-" + field.high);
        long values = 0;
        for (String range : ranges.split(",", -1)) {
            Matcher matcher = RANGE.matcher(range);
            if (!matcher.matches()) {
                throw wrong(text, "“" + part + "” is no " + field.title());
            }
            values |= values(matcher, field);
        }
        return values;
    }

    private static long values(Matcher range, Field field) {
        int lower = Math.min(Math.max(field.low, int32(range.group(1))), field.high);
        int upper = range.group(2) == null ? lower : Math.min(field.high, int32(range.group(2)));
        int step = range.group(3) == null ? 1 : step(range.group(3));
        long values = 0;
        int value = lower;
        do {
            values |= 1L << value;
            value += step;
        } while (value <= upper);
        return values;
    }

    /** A whole number as JavaScript's bit operators see it. */
    private static int int32(String digits) {
        return new BigInteger(digits).mod(TWO_TO_THE_32).intValue();
    }

    private static int step(String digits) {
        int step = new BigInteger(digits).min(BigInteger.valueOf(100)).intValue();
        return step == 0 ? 1 : step;
    }

    /** Every month must have one of the days. */
    private void checkMonths() {
        int first = Long.numberOfTrailingZeros(allowed[Field.DAY_OF_MONTH.ordinal()]);
        for (int month = 0; month < MONTHS; month++) {
            if (month(month) && first > DAYS_OF_MONTHS[month]) {
                throw wrong(
                        text,
                        "month %d (months count from 0) has %d days, and none of them is asked for"
                                .formatted(month, DAYS_OF_MONTHS[month]));
            }
        }
    }

    private static NotUnderstood wrong(String text, String problem) {
        return new NotUnderstood("“%s” is not understood: %s (%s)"
                .formatted(
                        text,
                        problem,
                        "Agenda 0.7 knows second, minute, hour, day of month, month from 0 and day of week, with lists,"
                                + " ranges and steps"));
    }

    String text() {
        return text;
    }

    boolean second(int value) {
        return has(Field.SECOND, value);
    }

    boolean minute(int value) {
        return has(Field.MINUTE, value);
    }

    boolean hour(int value) {
        return has(Field.HOUR, value);
    }

    boolean dayOfMonth(int value) {
        return has(Field.DAY_OF_MONTH, value);
    }

    boolean month(int value) {
        return has(Field.MONTH, value);
    }

    boolean dayOfWeek(int value) {
        return has(Field.DAY_OF_WEEK, value);
    }

    private boolean has(Field field, int value) {
        return (allowed[field.ordinal()] >> value & 1) == 1;
    }
}
