package io.qworker.schedule;

import io.qworker.schedule.legacy.LegacyDate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How expressions of time are read. Chosen by {@code agendaCompat}: in a task's metadata, else for the whole process, else by
 * a recurring job itself.
 */
public enum Dialect {
    /** What Agenda 6 reads, where that is a reading of the words; nonsense is refused. */
    DEFAULT("6"),
    /** What Agenda 0.7.9 read, faults included, for people whose files rely on it. */
    AGENDA_0_7("0.7");

    /** The key under which metadata, configuration and recurring jobs choose a dialect. */
    public static final String KEY = "agendaCompat";

    private final String version;

    Dialect(String version) {
        this.version = version;
    }

    /** The version of Agenda that stands for it. */
    public String version() {
        return version;
    }

    /** The dialect of a version of Agenda. Throws {@link NotUnderstood} for any but those that differ here. */
    public static Dialect ofVersion(String version) {
        return switch (version.strip()) {
            case "0", "0.7", "0.7.9" -> AGENDA_0_7;
            case "6", "default" -> DEFAULT;
            default ->
                throw new NotUnderstood(
                        "\"%s\" can be \"0.7\", for what Agenda 0.7 read, or \"6\", not “%s”".formatted(KEY, version));
        };
    }

    /** The dialect that a document names; empty when it names none. Throws {@link NotUnderstood} for an unknown one. */
    public static Optional<Dialect> in(BsonDocument document) {
        return switch (document.get(KEY)) {
            case null -> Optional.empty();
            case BsonValue none when none.isNull() -> Optional.empty();
            case BsonString version -> Optional.of(ofVersion(version.getValue()));
            case BsonNumber version ->
                Optional.of(ofVersion(String.valueOf(version.doubleValue()).replaceFirst("\\.0$", "")));
            case BsonValue other -> Optional.of(ofVersion(other.toString()));
        };
    }

    /**
     * Reads a moment.
     *
     * @param zone where a date or a time without an offset is meant
     * @throws NotUnderstood for what this dialect cannot read
     */
    public Instant when(String text, InstantSource clock, ZoneId zone) {
        return switch (this) {
            case DEFAULT -> When.parse(text, clock, zone);
            case AGENDA_0_7 -> LegacyDate.parse(text, clock.instant(), zone);
        };
    }

    /** Reads how often. Throws {@link NotUnderstood}. */
    public Repetition repetition(String text) {
        return switch (this) {
            case DEFAULT -> Repetition.read(text);
            case AGENDA_0_7 -> LegacyRepetition.read(text);
        };
    }

    /** Reads the times at which a job is repeated, as {@code repeatAt} has them. Throws {@link NotUnderstood}. */
    public Repetition repetitionAt(String text) {
        return switch (this) {
            case DEFAULT -> Repetition.at(text);
            case AGENDA_0_7 -> LegacyRepetition.at(text);
        };
    }
}
