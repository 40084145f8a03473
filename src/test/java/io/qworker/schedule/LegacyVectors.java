package io.qworker.schedule;

import io.qworker.schedule.legacy.LegacyCron;
import io.qworker.schedule.legacy.LegacyDate;
import io.qworker.schedule.legacy.LegacyInterval;
import java.time.Instant;
import java.time.ZoneId;
import org.bson.BsonDocument;

/** What the legacy dialect makes of the vectors of Agenda 0.7's libraries. */
final class LegacyVectors {

    private LegacyVectors() {}

    static String ours(String library, BsonDocument vector) {
        String input = vector.getString("input").getValue();
        Instant now = Instant.parse(vector.getString("now").getValue());
        try {
            return switch (library) {
                case "human-interval" -> String.valueOf((long) LegacyInterval.millis(input));
                case "date.js" ->
                    LegacyDate.parse(
                                    input,
                                    now,
                                    ZoneId.of(vector.getString("timezone").getValue()))
                            .toString();
                default -> cron(input, vector);
            };
        } catch (NotUnderstood e) {
            return TimeVectorsTest.REFUSED;
        }
    }

    private static String cron(String input, BsonDocument vector) {
        Instant from = Instant.parse(vector.getString("from").getValue());
        boolean zoned = vector.isString("tz");
        String zone = vector.getString(zoned ? "tz" : "timezone").getValue();
        LegacyCron cron = LegacyCron.parse(input);
        // What is no zone's name was passed over.
        boolean known = ZoneId.getAvailableZoneIds().contains(zone);
        ZoneId id = ZoneId.of(known ? zone : vector.getString("timezone").getValue());
        return cron.nextFrom(from, id, zoned && known).toString();
    }
}
