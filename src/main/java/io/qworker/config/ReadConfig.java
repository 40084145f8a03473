package io.qworker.config;

import io.qworker.config.Config.Ending;
import io.qworker.config.Config.Identity;
import io.qworker.config.Config.Limits;
import io.qworker.config.Config.OnShutdown;
import io.qworker.config.Config.Reports;
import io.qworker.config.Config.Storage;
import io.qworker.config.Config.TaskDefaults;
import io.qworker.config.Config.Tasks;
import io.qworker.config.Config.Work;
import io.qworker.permission.CodeFolders;
import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the settings of what the sources give, with the defaults for the rest. */
public final class ReadConfig {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(10);
    private static final TaskDefaults TASK_DEFAULTS = new TaskDefaults(5, 0, Duration.ofMinutes(10), 0);
    private static final Set<Setting> ATTRIBUTE_LISTS =
            EnumSet.range(Setting.JOB_ATTRIBUTES, Setting.JOB_FAIL_ATTRIBUTES);

    private final Sources sources;

    private ReadConfig(Sources sources) {
        this.sources = sources;
    }

    /**
     * Reads every setting.
     *
     * @param moreTasks task ids that are added to those of the settings
     * @throws ConfigException at the first value that cannot be used
     */
    public static Config from(Sources sources, List<String> moreTasks) {
        ReadConfig read = new ReadConfig(sources);
        return new Config(read.identity(), read.tasks(moreTasks), read.storage(), read.work(), read.reports());
    }

    private Identity identity() {
        int pid = sources.get(Setting.PID).map(given -> given.number(1)).orElseGet(this::pid);
        String id = text(Setting.ID).orElse("worker-" + pid);
        String instance = sources.surroundings().environment().getOrDefault("NODE_APP_INSTANCE", "");
        return new Identity(
                instance.isEmpty() ? id : id + "-" + instance, pid, flag(Setting.STANDALONE), flag(Setting.DISABLED));
    }

    /** In a container every process is number 1, which tells no worker from another. Source: protocol.md §3.7. */
    private int pid() {
        long pid = sources.surroundings().pid();
        return pid == 1 ? ThreadLocalRandom.current().nextInt(2, Integer.MAX_VALUE) : Math.toIntExact(pid);
    }

    private Tasks tasks(List<String> moreTasks) {
        Set<String> ids = new LinkedHashSet<>();
        sources.get(Setting.TASKS).ifPresent(given -> ids.addAll(given.texts("\\s+")));
        ids.addAll(moreTasks);
        List<String> paths =
                sources.get(Setting.PATHS).map(given -> given.texts(",")).orElse(List.of("tasks"));
        List<Path> folders = paths.stream().map(this::file).distinct().toList();
        return new Tasks(
                List.copyOf(ids),
                folders,
                permissions(folders),
                sources.get(Setting.AGENDA_COMPAT).map(Given::dialect).orElse(Dialect.DEFAULT));
    }

    /** The task files themselves, and the packages they use, can always be read. */
    private Permissions permissions(List<Path> folders) {
        return sources.get(Setting.PERMISSIONS)
                .map(given -> given.permissions(sources.surroundings().folder()))
                .orElse(Permissions.ALL)
                .withReadable(CodeFolders.of(folders));
    }

    private Storage storage() {
        return new Storage(
                text(Setting.MONGO),
                file(text(Setting.DB).orElse("qworker.db")),
                text(Setting.COLLECTION).orElse("Job"),
                text(Setting.CHANNEL_NAME).orElse("mubsub"));
    }

    private Work work() {
        return new Work(
                sources.get(Setting.PROCESS_EVERY).map(Given::positiveInterval).orElse(FIVE_SECONDS),
                lanes(),
                new Limits(number(Setting.MAX_CONCURRENCY, 20), number(Setting.LOCK_LIMIT, 0)),
                sources.get(Setting.TASK_DEFAULTS).map(ReadConfig::taskDefaults).orElse(TASK_DEFAULTS),
                new Ending(
                        flag(Setting.PERSIST_JOBS),
                        onShutdown(),
                        sources.get(Setting.SHUTDOWN_GRACE).map(Given::interval).orElse(SHUTDOWN_GRACE)));
    }

    private int lanes() {
        Optional<Given> lanes = sources.get(Setting.LANES);
        if (lanes.isPresent() && lanes.get().value().asText().strip().equalsIgnoreCase("auto")) {
            return Math.max(1, sources.surroundings().processors());
        }
        try {
            return lanes.map(given -> given.number(1)).orElse(1);
        } catch (ConfigException e) {
            throw lanes.orElseThrow().expected("a whole number from 1, or auto");
        }
    }

    private OnShutdown onShutdown() {
        Optional<Given> given = sources.get(Setting.ON_SHUTDOWN);
        return switch (given.map(Given::text).orElse("requeue")) {
            case "requeue" -> OnShutdown.REQUEUE;
            case "remove" -> OnShutdown.REMOVE;
            default -> throw given.orElseThrow().expected("requeue or remove");
        };
    }

    private static TaskDefaults taskDefaults(Given given) {
        for (String field : given.fields()) {
            if (!Set.of("concurrency", "lockLimit", "lockLifetime", "priority").contains(field)) {
                throw new ConfigException(given.where() + ": “" + field
                        + "” is unknown; concurrency, lockLimit, lockLifetime and priority can be set");
            }
        }
        return new TaskDefaults(
                given.field("concurrency").map(field -> field.number(1)).orElse(TASK_DEFAULTS.concurrency()),
                given.field("lockLimit").map(field -> field.number(0)).orElse(TASK_DEFAULTS.lockLimit()),
                given.field("lockLifetime").map(Given::positiveInterval).orElse(TASK_DEFAULTS.lockLifetime()),
                given.field("priority").map(Given::priority).orElse(TASK_DEFAULTS.priority()));
    }

    private Reports reports() {
        Map<String, List<String>> lists = new TreeMap<>();
        for (Setting setting : ATTRIBUTE_LISTS) {
            sources.get(setting).ifPresent(given -> lists.put(setting.key(), given.texts(",")));
        }
        return new Reports(
                sources.get(Setting.VERBOSE).map(Given::count).orElse(0),
                flag(Setting.SILENT),
                sources.get(Setting.PING_INTERVAL).map(Given::positiveInterval).orElse(FIVE_SECONDS),
                Map.copyOf(lists));
    }

    private Path file(String name) {
        return sources.surroundings().folder().resolve(name).normalize();
    }

    private Optional<String> text(Setting setting) {
        return sources.get(setting).map(Given::text).map(String::strip).filter(text -> !text.isEmpty());
    }

    private boolean flag(Setting setting) {
        return sources.get(setting).map(Given::flag).orElse(false);
    }

    private int number(Setting setting, int otherwise) {
        return sources.get(setting).map(given -> given.number(0)).orElse(otherwise);
    }
}
