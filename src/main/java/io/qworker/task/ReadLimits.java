package io.qworker.task;

import io.qworker.job.ClusterLimits;
import io.qworker.job.PlainJson;
import io.qworker.job.RateLimit;
import io.qworker.schedule.HumanInterval;
import io.qworker.schedule.NotUnderstood;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads {@code "clusterConcurrency": 3} and {@code "rateLimit": {"max": 10, "per": "1 second", "key": "data.customer"}}. */
final class ReadLimits {

    private static final String CONCURRENCY = "clusterConcurrency";
    private static final String RATE = "rateLimit";
    private static final String RATE_FORM =
            "{\"max\": 10, \"per\": \"1 second\"}, perhaps with a \"key\": \"data.customer\"";
    private static final Set<String> RATE_KEYS = Set.of("max", "per", "key");
    private static final int MOST = 1_000_000;
    private static final Pattern PATH = Pattern.compile("data(\\.[^.$\\s][^.\\s]*)+");

    private ReadLimits() {}

    static ClusterLimits of(BsonDocument metadata) {
        return new ClusterLimits(concurrency(metadata), rate(metadata));
    }

    private static int concurrency(BsonDocument metadata) {
        return isGiven(metadata, CONCURRENCY)
                ? count(CONCURRENCY, metadata.get(CONCURRENCY), "how many of its jobs may run at once in all")
                : 0;
    }

    private static Optional<RateLimit> rate(BsonDocument metadata) {
        if (!isGiven(metadata, RATE)) {
            return Optional.empty();
        }
        if (!(metadata.get(RATE) instanceof BsonDocument rate)) {
            throw new UnreadableLimits("its \"%s\" must be like %s, not %s"
                    .formatted(RATE, RATE_FORM, PlainJson.write(metadata.get(RATE))));
        }
        for (String key : rate.keySet()) {
            if (!RATE_KEYS.contains(key)) {
                throw new UnreadableLimits(
                        "its \"%s\" has a \"%s\" that means nothing; it is like %s".formatted(RATE, key, RATE_FORM));
            }
        }
        int max = count(RATE + ".max", rate.get("max", BsonNull.VALUE), "how many of its jobs may begin in a period");
        return Optional.of(new RateLimit(max, period(rate.get("per", BsonNull.VALUE)), key(rate)));
    }

    private static boolean isGiven(BsonDocument document, String key) {
        return document.containsKey(key) && !document.isNull(key);
    }

    private static int count(String name, BsonValue value, String meaning) {
        if (value instanceof BsonNumber number) {
            double count = number.doubleValue();
            if (count >= 1 && count <= MOST && count == Math.rint(count)) {
                return (int) count;
            }
        }
        throw new UnreadableLimits("its \"%s\" must be a whole number from 1 to %,d (%s), not %s"
                .formatted(name, MOST, meaning, PlainJson.write(value)));
    }

    private static Duration period(BsonValue value) {
        try {
            Duration period = switch (value) {
                case BsonString text -> HumanInterval.parse(text.getValue());
                case BsonNumber number -> Duration.ofMillis(number.longValue());
                default -> Duration.ZERO;
            };
            if (period.toMillis() >= 1) {
                return period;
            }
        } catch (NotUnderstood e) {
            throw new UnreadableLimits("its \"%s.per\" is no length of time: %s".formatted(RATE, e.getMessage()));
        }
        throw new UnreadableLimits(
                "its \"%s.per\" must be a length of time like \"1 second\" or a number of milliseconds, not %s"
                        .formatted(RATE, PlainJson.write(value)));
    }

    private static String key(BsonDocument rate) {
        if (!isGiven(rate, "key")) {
            return "";
        }
        if (rate.get("key") instanceof BsonString path
                && PATH.matcher(path.getValue()).matches()) {
            return path.getValue();
        }
        throw new UnreadableLimits("its \"%s.key\" must be a field of the jobs' data, like \"data.customer\", not %s"
                .formatted(RATE, PlainJson.write(rate.get("key"))));
    }
}
