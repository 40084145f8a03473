package io.qworker.schedule.legacy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * An instant whose wall clock is set field by field, as moment.js does it. With a zone of its own, a time that does not exist
 * keeps the offset that it leads to; without, it is JavaScript's Date, which takes the offset before the jump.
 */
final class Moment {

    private final ZoneRules rules;
    private final boolean zoned;
    private Instant instant;

    /** @param zoned whether the zone was asked for, or is only that of the process */
    Moment(Instant instant, ZoneId zone, boolean zoned) {
        this.rules = zone.getRules();
        this.zoned = zoned;
        this.instant = instant;
    }

    Instant instant() {
        return instant;
    }

    LocalDateTime local() {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    void moveTo(Instant to) {
        instant = to;
    }

    /** Months, days and hours are set by the wall clock, whatever it does in between. */
    void set(LocalDateTime local) {
        if (zoned) {
            ZoneOffset before = rules.getOffset(instant);
            Instant there = local.toInstant(before);
            ZoneOffset after = rules.getOffset(there);
            instant = after.equals(before) ? there : local.toInstant(after);
        } else {
            // The offset before the jump, in a gap as in an overlap.
            instant = local.toInstant(rules.getOffset(local));
        }
    }

    /** Minutes and seconds are set as time passes where a zone was asked for. */
    void setWithinHour(LocalDateTime local) {
        if (zoned) {
            instant = local.toInstant(rules.getOffset(instant));
        } else {
            set(local);
        }
    }
}
