package io.qworker.task;

import io.qworker.job.PlainJson;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.NextRun;
import io.qworker.schedule.NotUnderstood;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The recurring job that a task's metadata asks for with {@code every}: an interval or a cron expression, or an object with
 * one of {@code interval}, {@code cron} and {@code at}, and more of {@link #KEYS}.
 *
 * @param fields of the job's document, all that the metadata decides; null where it decides for nothing
 */
public record TaskSchedule(BsonDocument fields, Dialect dialect, boolean skipImmediate) {

    /** Of a job that metadata made, so that it goes when the metadata no longer asks for it. */
    public static final String MARK = "fromMetadata";

    /** What decides when the job runs. */
    public static final List<String> RULE = List.of(
            "repeatInterval", "repeatAt", "repeatTimezone", "startDate", "endDate", "skipDays", "jitter", Dialect.KEY);

    private static final List<String> TIMES = List.of("cron", "interval", "at");
    private static final Set<String> KEYS = Set.of(
            "cron",
            "interval",
            "at",
            "timezone",
            "data",
            "priority",
            "startDate",
            "endDate",
            "skipDays",
            "skipImmediate",
            "missed",
            "overlap",
            "jitter");
    private static final String UNDERSTOOD =
            "write \"5 minutes\", \"0 6 * * mon-fri\", or { \"cron\": \"0 6 * * *\", \"timezone\": \"Europe/Brussels\" }";

    /**
     * What the task asks for; empty if it asks for nothing.
     *
     * @param otherwise the dialect, unless the task names one
     * @throws NotUnderstood naming the part that is wrong
     */
    public static Optional<TaskSchedule> of(TaskDefinition task, Dialect otherwise) {
        BsonValue every = task.metadata().get("every");
        if (every == null || every.isNull() || every.equals(BsonBoolean.FALSE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(every, task.dialect().orElse(otherwise)));
        } catch (NotUnderstood e) {
            throw new NotUnderstood("\"every\": " + e.getMessage());
        }
    }

    private static TaskSchedule read(BsonValue every, Dialect dialect) {
        BsonDocument given = every instanceof BsonDocument object ? object : new BsonDocument("interval", every);
        for (String key : given.keySet()) {
            if (!KEYS.contains(key)) {
                throw new NotUnderstood("“" + key + "” is unknown; there are "
                        + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        BsonDocument fields = rule(given);
        fields.put(Dialect.KEY, dialect == Dialect.DEFAULT ? BsonNull.VALUE : new BsonString(dialect.version()));
        fields.put("missed", given.getOrDefault("missed", BsonNull.VALUE));
        fields.put("overlap", given.getOrDefault("overlap", BsonNull.VALUE));
        fields.put("priority", priority(given));
        fields.put(MARK, BsonBoolean.TRUE);
        if (given.containsKey("data")) {
            fields.put("data", given.get("data"));
        }
        check(fields, dialect);
        return new TaskSchedule(fields, dialect, TaskDefinition.truthy(given.get("skipImmediate")));
    }

    private static BsonDocument rule(BsonDocument given) {
        List<String> times = TIMES.stream().filter(given::containsKey).toList();
        if (times.size() != 1) {
            throw new NotUnderstood(
                    (times.isEmpty() ? "how often is missing" : "give one of " + String.join(" and ", times)) + ": "
                            + UNDERSTOOD);
        }
        BsonValue time = given.get(times.getFirst());
        if (!time.isString() && !time.isNumber()
                || time.isString() && time.asString().getValue().isBlank()) {
            throw new NotUnderstood(PlainJson.write(time) + " says not how often: " + UNDERSTOOD);
        }
        boolean at = times.getFirst().equals("at");
        BsonDocument rule = new BsonDocument("repeatInterval", at ? BsonNull.VALUE : time)
                .append("repeatAt", at ? time : BsonNull.VALUE)
                .append("repeatTimezone", zone(given))
                .append("skipDays", given.getOrDefault("skipDays", BsonNull.VALUE))
                .append("jitter", given.getOrDefault("jitter", BsonNull.VALUE));
        for (String date : List.of("startDate", "endDate")) {
            rule.put(date, given.getOrDefault(date, BsonNull.VALUE));
        }
        return rule;
    }

    private static BsonValue zone(BsonDocument given) {
        BsonValue zone = given.getOrDefault("timezone", BsonNull.VALUE);
        if (zone.isNull()) {
            return zone;
        }
        if (!zone.isString()
                || !ZoneId.getAvailableZoneIds().contains(zone.asString().getValue())) {
            throw new NotUnderstood(
                    "\"timezone\" must be a zone's name such as \"Europe/Brussels\", not " + PlainJson.write(zone));
        }
        return zone;
    }

    private static BsonValue priority(BsonDocument given) {
        return switch (given.get("priority")) {
            case null -> new BsonInt32(0);
            case BsonInt32 number -> number;
            case BsonString name
            when Map.of("lowest", -20, "low", -10, "normal", 0, "high", 10, "highest", 20)
                    .containsKey(name.getValue()) ->
                new BsonInt32(Map.of("lowest", -20, "low", -10, "normal", 0, "high", 10, "highest", 20)
                        .get(name.getValue()));
            case BsonValue other ->
                throw new NotUnderstood("\"priority\" must be a whole number, or lowest, low, normal, high or highest,"
                        + " not " + PlainJson.write(other));
        };
    }

    /** Dates become dates; whatever cannot be read is told. */
    private static void check(BsonDocument fields, Dialect dialect) {
        if (NextRun.first(fields, dialect, Instant.EPOCH, true) instanceof NextRun.Unreadable(String reason)) {
            throw new NotUnderstood(reason);
        }
        for (String date : List.of("startDate", "endDate")) {
            NextRun.date(fields, date, dialect)
                    .ifPresent(instant -> fields.put(date, new BsonDateTime(instant.toEpochMilli())));
        }
    }

    /** How often, as it was written. */
    public String words() {
        BsonValue interval = fields.get("repeatInterval");
        String zone = fields.isString("repeatTimezone")
                ? " in " + fields.getString("repeatTimezone").getValue()
                : "";
        return words(interval.isNull() ? fields.get("repeatAt") : interval) + zone;
    }

    /** An interval, cron expression or time, as people read it. */
    public static String words(BsonValue time) {
        return time.isString() ? "“" + time.asString().getValue() + "”" : PlainJson.write(time) + " ms";
    }

    /** When the job runs first; empty if that is never. */
    public Optional<Instant> first(Instant now, boolean hasRun) {
        return NextRun.first(fields, dialect, now, skipImmediate || hasRun) instanceof NextRun.At(Instant at)
                ? Optional.of(at)
                : Optional.empty();
    }
}
