package io.qworker.task;

import io.qworker.job.Backoff;
import io.qworker.job.ClusterLimits;
import io.qworker.job.PlainJson;
import io.qworker.job.Timeout;
import io.qworker.permission.CodeFolders;
import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * What a task's metadata says of it. The metadata is kept whole, unknown keys included, since it travels to the manager
 * and back and onto the task that JavaScript sees; it must not be changed. Source: protocol.md §2.6.
 */
public record TaskDefinition(BsonDocument metadata) {

    /** The task's unique id, which is its jobs' name. */
    public String id() {
        return text("id").orElse("");
    }

    public String name() {
        return text("name").orElseGet(() -> Capitalize.capitalize(id()));
    }

    public Optional<String> description() {
        return text("description");
    }

    /** The JavaScript file, absolute. */
    public Path definition() {
        return Path.of(text("definition").orElseThrow());
    }

    /** Whether one-off jobs stay in the store after they succeeded. */
    public boolean persistJobs() {
        return truthy(metadata.get("persistJobs"));
    }

    public boolean disabled() {
        return truthy(metadata.get("disabled"));
    }

    /** Whether each job gets a JavaScript context of its own. */
    public boolean isolate() {
        return truthy(metadata.get("isolate"));
    }

    /**
     * What its file may do; relative paths start at its folder, which it can always read.
     *
     * @throws io.qworker.permission.UnreadablePermissions if they are not written as they should be
     */
    public Permissions permissions() {
        if (!metadata.containsKey("permissions")) {
            return Permissions.ALL;
        }
        Path folder = definition().getParent();
        return Permissions.read(metadata.get("permissions"), folder).withReadable(CodeFolders.of(List.of(folder)));
    }

    /**
     * How expressions of time for this task are read, if it says so.
     *
     * @throws io.qworker.schedule.NotUnderstood for an unknown {@code agendaCompat}
     */
    public Optional<Dialect> dialect() {
        return Dialect.in(metadata);
    }

    /**
     * How long to wait before each further attempt of a job that failed; empty for none.
     *
     * @throws IllegalArgumentException if it is not written as it should be, naming the part
     */
    public Optional<Backoff> backoff() {
        return Backoff.read(metadata.get(Backoff.FIELD));
    }

    /**
     * How long a run may take; empty for any time.
     *
     * @throws IllegalArgumentException if it is no interval
     */
    public Optional<Duration> timeout() {
        return Timeout.read(metadata.get(Timeout.FIELD));
    }

    /** How many workers may take on this task at once, which the manager sees to; 0 for any number. */
    public int maxWorkers() {
        return metadata.isNumber("maxWorkers")
                ? Math.max(0, metadata.getNumber("maxWorkers").intValue())
                : 0;
    }

    /**
     * What its jobs must keep to in the whole cluster: {@code clusterConcurrency} and {@code rateLimit}.
     *
     * @throws UnreadableLimits if they are not written as they should be
     */
    public ClusterLimits clusterLimits() {
        return ReadLimits.of(metadata);
    }

    /** The attributes listed under {@code jobAttributes}, {@code jobStartAttributes}, …; empty unless it is a list. */
    public Optional<List<String>> attributes(String option) {
        return metadata.isArray(option) ? Optional.of(texts(metadata.getArray(option))) : Optional.empty();
    }

    /** The metadata as JSON, for JavaScript and for scripts. */
    public String json() {
        return PlainJson.write(metadata);
    }

    /** The same task with the file and the permissions that it has on this machine, whoever sent it. */
    public TaskDefinition localizedBy(TaskDefinition local) {
        BsonDocument moved = metadata.clone();
        moved.put("definition", new BsonString(local.definition().toString()));
        moved.remove("permissions");
        if (local.metadata.containsKey("permissions")) {
            moved.put("permissions", local.metadata.get("permissions"));
        }
        return new TaskDefinition(moved);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(metadata.get(key))
                .filter(BsonValue::isString)
                .map(value -> value.asString().getValue())
                .filter(value -> !value.isEmpty());
    }

    private static List<String> texts(BsonArray array) {
        return array.stream()
                .filter(BsonValue::isString)
                .map(value -> value.asString().getValue())
                .toList();
    }

    /** Whether JavaScript takes the value for true; a missing one it does not. */
    static boolean truthy(BsonValue value) {
        if (value == null) {
            return false;
        }
        return switch (value.getBsonType()) {
            case NULL, UNDEFINED -> false;
            case BOOLEAN -> value.asBoolean().getValue();
            case STRING -> !value.asString().getValue().isEmpty();
            case INT32, INT64, DOUBLE ->
                value.asNumber().doubleValue() != 0
                        && !(value.getBsonType() == BsonType.DOUBLE
                                && Double.isNaN(value.asNumber().doubleValue()));
            default -> true;
        };
    }
}
