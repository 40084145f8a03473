package io.qworker.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the instant for which a job is scheduled. */
public final class When {

    static final String UNDERSTOOD =
            "understood are “now”, “in 2 hours and 5 minutes”, “tomorrow at noon”, “next friday at 5pm”, “25th of december at"
                    + " 9am”, “17:30” and ISO instants like 2026-01-31T08:30, with or without a zone offset";
    private static final Pattern DATE_AND_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[t ]\\d{2}:\\d{2}.*");

    private When() {}

    /**
     * Reads an ISO date and time, or what {@link HumanDate} knows.
     *
     * @param zone where a date or a time without an offset is meant
     * @throws NotUnderstood for anything else
     */
    public static Instant parse(String text, InstantSource clock, ZoneId zone) {
        String when = text.strip().toLowerCase(Locale.ROOT);
        if (DATE_AND_TIME.matcher(when).matches()) {
            return isoInstant(
                    when.replaceFirst("[t ]", "T").toUpperCase(Locale.ROOT).replace(" ", ""), zone, text);
        }
        return HumanDate.parse(text, clock.instant().atZone(zone)).toInstant();
    }

    private static Instant isoInstant(String iso, ZoneId zone, String text) {
        try {
            boolean hasOffset = iso.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$");
            return hasOffset
                    ? OffsetDateTime.parse(withColon(iso)).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new NotUnderstood("the time “" + text + "” is not understood: " + e.getMessage());
        }
    }

    private static String withColon(String iso) {
        return iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2").replaceFirst("(T.*[+-]\\d{2})$", "$1:00");
    }
}
