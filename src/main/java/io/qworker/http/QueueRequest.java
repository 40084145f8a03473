package io.qworker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.qworker.config.Priority;
import io.qworker.http.Problem.Kind;
import io.qworker.job.After;
import io.qworker.job.Backoff;
import io.qworker.job.JobDraft;
import io.qworker.job.PlainJson;
import io.qworker.job.Timeout;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.NotUnderstood;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * What {@code POST /api/queue} is sent: {@code {name, data, when?, priority?, backoff?, timeout?, after?, afterFailure?}}, where {@code when} is a text that
 * {@link Dialect#when} understands or milliseconds since 1970, and a priority has a name or is a whole number.
 */
record QueueRequest(JsonNode body) {

    private static final Set<String> FIELDS =
            Set.of("name", "data", "when", "priority", "backoff", "timeout", After.FIELD, After.FAILURE_FIELD);
    /** MongoDB takes 100 levels, those of the job's document around it included. */
    private static final int DEEPEST = 90;

    /** Throws a {@link Problem} that names the first field that is wrong. */
    JobDraft read(InstantSource clock, ZoneId zone, Function<String, Dialect> dialects) {
        if (!body.isObject()) {
            throw Problem.of(Kind.NOT_JSON, "it must be an object, {\"name\": …, \"data\": …}");
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw Problem.inField(
                        Kind.UNKNOWN_FIELD,
                        field,
                        "is unknown; there are name, data, when, priority, backoff, timeout, after and afterFailure");
            }
        });
        String name = name();
        Instant when = when(text -> dialects.apply(name).when(text, clock, zone), clock);
        return new JobDraft(name, PlainJson.toBson(data()), priority(), when, extra());
    }

    private String name() {
        JsonNode name = given("name");
        if (name.isMissingNode()) {
            throw Problem.inField(Kind.MISSING_FIELD, "name", "is missing: the id of a task");
        }
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw Problem.inField(Kind.INVALID_FIELD, "name", "must be the id of a task, a text");
        }
        return name.textValue().strip();
    }

    /** What the job decides in its task's place. */
    private BsonDocument extra() {
        BsonDocument extra = new BsonDocument();
        addChecked(extra, Backoff.FIELD, Backoff::read);
        addChecked(extra, Timeout.FIELD, Timeout::read);
        extra.putAll(after());
        return extra;
    }

    private void addChecked(BsonDocument extra, String field, Consumer<BsonValue> read) {
        JsonNode value = given(field);
        if (value.isMissingNode()) {
            return;
        }
        try {
            read.accept(PlainJson.toBson(value));
            extra.append(field, PlainJson.toBson(value));
        } catch (IllegalArgumentException e) {
            throw Problem.inField(Kind.INVALID_FIELD, field, "cannot be used: " + e.getMessage());
        }
    }

    private BsonDocument after() {
        try {
            return After.read(bson(After.FIELD), bson(After.FAILURE_FIELD)).fields();
        } catch (IllegalArgumentException e) {
            throw Problem.inField(Kind.INVALID_FIELD, After.FIELD, "cannot be used: " + e.getMessage());
        }
    }

    private BsonValue bson(String field) {
        JsonNode value = given(field);
        return value.isMissingNode() ? BsonNull.VALUE : PlainJson.toBson(value);
    }

    private JsonNode data() {
        JsonNode data = given("data");
        if (depth(data) > DEEPEST) {
            throw Problem.inField(Kind.INVALID_FIELD, "data", "may be nested " + DEEPEST + " levels deep, no more");
        }
        return data;
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : deepest;
    }

    private int priority() {
        JsonNode priority = given("priority");
        if (priority.isMissingNode()) {
            return 0;
        }
        String text = priority.isTextual() || priority.isIntegralNumber() ? priority.asText() : "";
        return Priority.parse(text)
                .orElseThrow(() -> Problem.inField(
                        Kind.INVALID_FIELD,
                        "priority",
                        "must be a whole number, or lowest, low, normal, high or highest"));
    }

    private Instant when(Function<String, Instant> texts, InstantSource clock) {
        JsonNode when = given("when");
        if (when.isMissingNode() || when.isBoolean() && when.booleanValue()) {
            return clock.instant();
        }
        if (when.isIntegralNumber() && when.canConvertToLong()) {
            return Instant.ofEpochMilli(when.longValue());
        }
        if (!when.isTextual()) {
            throw Problem.inField(Kind.INVALID_FIELD, "when", "must be a text, or milliseconds since 1970");
        }
        try {
            return texts.apply(when.textValue());
        } catch (NotUnderstood e) {
            throw Problem.inField(Kind.TIME_NOT_UNDERSTOOD, "when", "cannot be used: " + e.getMessage());
        }
    }

    /** A field; null counts as not given. */
    private JsonNode given(String field) {
        JsonNode value = body.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
