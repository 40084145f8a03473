package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.job.Backoff;
import io.qworker.job.ClusterLimits;
import io.qworker.job.Timeout;
import io.qworker.schedule.Dialect;
import io.qworker.task.TaskDefinition;
import io.qworker.task.TaskDialects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** The tasks of this worker: their metadata, and the limits with which their files registered processors. */
final class DefinedTasks {

    private final Config.TaskDefaults defaults;
    private final TaskDialects dialects;
    private final Map<String, Config.TaskDefaults> limits = new ConcurrentHashMap<>();
    private final Map<String, Backoff> backoffs = new ConcurrentHashMap<>();
    private final Map<String, Optional<Duration>> timeouts = new ConcurrentHashMap<>();
    private volatile Map<String, TaskDefinition> definitions = Map.of();
    private volatile Map<String, ClusterLimits> clusterLimits = Map.of();

    /** @param otherwise the dialect of tasks that name none */
    DefinedTasks(Config.TaskDefaults defaults, Dialect otherwise) {
        this.defaults = defaults;
        this.dialects = new TaskDialects(otherwise, this::find);
    }

    /** How expressions of time are read that are given for a task. */
    Dialect dialect(String name) {
        return dialects.of(name);
    }

    void load(List<TaskDefinition> tasks) {
        limits.clear();
        backoffs.clear();
        timeouts.clear();
        definitions = tasks.stream().collect(Collectors.toMap(TaskDefinition::id, Function.identity(), (a, b) -> b));
        clusterLimits = definitions.values().stream()
                .filter(task -> !task.clusterLimits().isNone())
                .collect(Collectors.toMap(TaskDefinition::id, TaskDefinition::clusterLimits));
    }

    List<TaskDefinition> definitions() {
        return List.copyOf(definitions.values());
    }

    /** A processor was registered; options that are no positive numbers are ignored. Source: protocol.md §4.4. */
    void define(String name, BsonDocument options) {
        Backoff.read(options.get("backoff"))
                .ifPresentOrElse(backoff -> backoffs.put(name, backoff), () -> backoffs.remove(name));
        if (options.containsKey(Timeout.FIELD)) {
            timeouts.put(name, Timeout.read(options.get(Timeout.FIELD)));
        }
        limits.put(
                name,
                new Config.TaskDefaults(
                        (int) positive(options, "concurrency", defaults.concurrency()),
                        (int) positive(options, "lockLimit", defaults.lockLimit()),
                        Duration.ofMillis(positive(
                                options, "lockLifetime", defaults.lockLifetime().toMillis())),
                        defaults.priority()));
    }

    private static long positive(BsonDocument options, String key, long otherwise) {
        if (!options.isNumber(key)) {
            return otherwise;
        }
        double value = options.getNumber(key).doubleValue();
        return value >= 1 ? (long) Math.min(value, Integer.MAX_VALUE) : otherwise;
    }

    /** The back-off that a task file registered, else that of the metadata. */
    Optional<Backoff> backoff(String name) {
        return Optional.ofNullable(backoffs.get(name)).or(() -> find(name).flatMap(TaskDefinition::backoff));
    }

    /** How long runs may take: what a task file registered, else what the metadata say. */
    Optional<Duration> timeout(String name) {
        return timeouts.containsKey(name) ? timeouts.get(name) : find(name).flatMap(TaskDefinition::timeout);
    }

    /** The names of jobs that can be run here. */
    Set<String> names() {
        return limits.keySet();
    }

    /** Jobs that count in the whole cluster are not taken ahead of their turn here. */
    Config.TaskDefaults limits(String name) {
        Config.TaskDefaults own = limits.getOrDefault(name, defaults);
        return clusterLimits.containsKey(name) && own.lockLimit() == 0 && own.concurrency() > 0
                ? new Config.TaskDefaults(own.concurrency(), own.concurrency(), own.lockLifetime(), own.priority())
                : own;
    }

    /** What the jobs of a task must keep to in the whole cluster, of those tasks that have such limits. */
    Map<String, ClusterLimits> clusterLimits() {
        return clusterLimits;
    }

    boolean isLimited(String name) {
        return clusterLimits.containsKey(name);
    }

    Map<String, Duration> lockLifetimes() {
        return limits.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().lockLifetime()));
    }

    Optional<TaskDefinition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }
}
