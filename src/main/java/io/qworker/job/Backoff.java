package io.qworker.job;

import io.qworker.schedule.HumanInterval;
import io.qworker.schedule.NotUnderstood;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How long to wait before each further attempt of a job that failed, as Agenda 6 reckons it. Source: protocol.md §4.7.
 *
 * @param delay before the first retry, ms
 * @param step what is added to the delay each time (linear, ms) or what it is multiplied by (exponential)
 * @param maxDelay ms
 * @param jitter 0 for none to 1 for up to ±100 %
 * @param when names or codes of errors; no others are retried, unless it is empty
 */
public record Backoff(
        Kind kind, double delay, double step, double maxDelay, int maxRetries, double jitter, Set<String> when) {

    /** Where a job declares its own. */
    public static final String FIELD = "backoff";

    /** How the delay grows. */
    public enum Kind {
        CONSTANT,
        LINEAR,
        EXPONENTIAL
    }

    private static final Set<String> FIELDS =
            Set.of("type", "delay", "increment", "factor", "maxDelay", "maxRetries", "jitter", "when");

    /** What a word alone stands for: Agenda 6's presets, and each kind with its defaults. */
    private static final Map<String, Backoff> NAMED = Map.of(
            "constant", of(Kind.CONSTANT, 1000, 1, 3, 0),
            "linear", of(Kind.LINEAR, 1000, 1000, 3, 0),
            "exponential", of(Kind.EXPONENTIAL, 1000, 2, 3, 0),
            "aggressive", of(Kind.EXPONENTIAL, 100, 2, 3, 0),
            "relaxed", of(Kind.EXPONENTIAL, 5000, 3, 4, 0.1),
            "standard", of(Kind.EXPONENTIAL, 1000, 2, 5, 0.1));

    private static Backoff of(Kind kind, double delay, double step, int maxRetries, double jitter) {
        return new Backoff(kind, delay, step, Double.POSITIVE_INFINITY, maxRetries, jitter, Set.of());
    }

    /**
     * Reads {@code "standard"} or {@code {"type": "exponential", "delay": "5 seconds", …}}; empty for null and false.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    public static Optional<Backoff> read(BsonValue value) {
        if (value == null
                || value.isNull()
                || value.isBoolean() && !value.asBoolean().getValue()) {
            return Optional.empty();
        }
        if (value instanceof BsonString name) {
            return Optional.of(named(name.getValue(), "backoff"));
        }
        if (!(value instanceof BsonDocument fields)) {
            throw new IllegalArgumentException("backoff must be a name (" + names() + ") or an object with a type");
        }
        return Optional.of(read(fields));
    }

    private static Backoff named(String name, String part) {
        Backoff known = NAMED.get(name.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new IllegalArgumentException(part + " “" + name + "” is unknown; there are " + names());
        }
        return known;
    }

    private static String names() {
        return NAMED.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static Backoff read(BsonDocument fields) {
        Set<String> unknown = new HashSet<>(fields.keySet());
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("backoff." + unknown.iterator().next() + " is unknown; there are "
                    + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
        }
        Backoff base = fields.containsKey("type")
                ? named(text(fields.get("type"), "backoff.type"), "backoff.type")
                : NAMED.get("exponential");
        double delay = milliseconds(fields, "delay").orElse(base.delay);
        double step = switch (base.kind) {
            case CONSTANT -> base.step;
            // Agenda's increment is the delay unless it is given.
            case LINEAR -> milliseconds(fields, "increment").orElse(delay);
            case EXPONENTIAL -> number(fields, "factor", 1, 1000).orElse(base.step);
        };
        return new Backoff(
                base.kind,
                delay,
                step,
                milliseconds(fields, "maxDelay").orElse(base.maxDelay),
                number(fields, "maxRetries", 0, 1_000_000).map(Double::intValue).orElse(base.maxRetries),
                number(fields, "jitter", 0, 1).orElse(base.jitter),
                errors(fields.get("when")));
    }

    private static String text(BsonValue value, String part) {
        if (!value.isString()) {
            throw new IllegalArgumentException(part + " must be a text: " + names());
        }
        return value.asString().getValue();
    }

    private static Optional<Double> milliseconds(BsonDocument fields, String field) {
        return given(fields, field, value -> milliseconds(value, "backoff." + field));
    }

    /**
     * A span in words or milliseconds.
     *
     * @throws IllegalArgumentException naming the part
     */
    public static double milliseconds(BsonValue value, String part) {
        double milliseconds = Double.NaN;
        if (value.isNumber()) {
            milliseconds = value.asNumber().doubleValue();
        } else if (value.isString()) {
            try {
                milliseconds = HumanInterval.parse(value.asString().getValue()).toMillis();
            } catch (NotUnderstood e) {
                throw new IllegalArgumentException(part + ": " + e.getMessage(), e);
            }
        }
        if (!(milliseconds >= 0 && milliseconds < Long.MAX_VALUE)) {
            throw new IllegalArgumentException(part + " must be milliseconds, or an interval such as “5 seconds”");
        }
        return milliseconds;
    }

    private static Optional<Double> number(BsonDocument fields, String field, double least, double most) {
        return given(fields, field, value -> {
            double number = value.isNumber() ? value.asNumber().doubleValue() : Double.NaN;
            if (!(number >= least && number <= most)) {
                throw new IllegalArgumentException(
                        "backoff.%s must be a number from %.0f to %.0f".formatted(field, least, most));
            }
            return number;
        });
    }

    private static Set<String> errors(BsonValue value) {
        if (value == null || value.isNull()) {
            return Set.of();
        }
        if (!value.isArray() || !value.asArray().stream().allMatch(BsonValue::isString)) {
            throw new IllegalArgumentException("backoff.when must be a list of names or codes of errors");
        }
        return value.asArray().stream().map(each -> each.asString().getValue()).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Optional<T> given(BsonDocument fields, String field, Function<BsonValue, T> read) {
        return Optional.ofNullable(fields.get(field))
                .filter(value -> !value.isNull())
                .map(read);
    }

    /** Whether this kind of failure is to be retried at all. */
    public boolean takes(String errorName, BsonDocument error) {
        return when.isEmpty()
                || when.contains(errorName)
                || error.get("code") instanceof BsonString code && when.contains(code.getValue());
    }

    /**
     * How long to wait before the next attempt; empty when there is to be none.
     *
     * @param attempt which attempt has failed, the first being 1
     * @param random from 0 to 1
     */
    public Optional<Duration> after(int attempt, DoubleSupplier random) {
        if (attempt > maxRetries) {
            return Optional.empty();
        }
        double base = switch (kind) {
            case CONSTANT -> delay;
            case LINEAR -> delay + step * (attempt - 1);
            case EXPONENTIAL -> delay * Math.pow(step, attempt - 1.0);
        };
        double capped = Math.min(base, Math.min(maxDelay, Duration.ofDays(3650).toMillis()));
        double jittered = jitter == 0 ? capped : capped + capped * jitter * (random.getAsDouble() * 2 - 1);
        return Optional.of(Duration.ofMillis(Math.max(0, Math.round(jittered))));
    }
}
