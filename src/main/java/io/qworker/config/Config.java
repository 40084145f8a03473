package io.qworker.config;

import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings of one process, read and checked. {@link Setting} says what each means. */
public record Config(Identity identity, Tasks tasks, Storage storage, Work work, Reports reports) {

    /** The same with another rhythm, which a manager may set. */
    public Config withProcessEvery(Duration interval) {
        return new Config(
                identity,
                tasks,
                storage,
                new Work(interval, work.lanes(), work.limits(), work.taskDefaults(), work.ending()),
                reports);
    }

    /** The same for a process that works on no task. */
    public Config withoutTasks() {
        return new Config(
                identity,
                new Tasks(List.of(), tasks.paths(), tasks.permissions(), tasks.dialect()),
                storage,
                work,
                reports);
    }

    /**
     * Who the worker is.
     *
     * @param pid the number by which a manager addresses it; not always that of the process
     */
    public record Identity(String id, int pid, boolean standalone, boolean disabled) {}

    /**
     * Which tasks, and where they are found.
     *
     * @param ids as people wrote them, each once
     * @param paths absolute folders
     * @param permissions what any task file may do, whatever its metadata says; its paths can be read always
     * @param dialect how expressions of time are read where a task's metadata says nothing else
     */
    public record Tasks(List<String> ids, List<Path> paths, Permissions permissions, Dialect dialect) {}

    /**
     * Where jobs and messages are kept: in MongoDB, or in an SQLite file when no server is given.
     *
     * @param mongo a connection URI
     * @param file absolute
     */
    public record Storage(Optional<String> mongo, Path file, String collection, String channelName) {}

    /**
     * How jobs are worked on.
     *
     * @param processEvery how often to look for due jobs when nothing announces them
     * @param lanes how many JavaScript threads
     */
    public record Work(Duration processEvery, int lanes, Limits limits, TaskDefaults taskDefaults, Ending ending) {}

    /** How many jobs one worker runs and holds at once; 0 for any number. */
    public record Limits(int maxConcurrency, int lockLimit) {}

    /** What holds for each task that says nothing else. Source: protocol.md §4.4. */
    public record TaskDefaults(int concurrency, int lockLimit, Duration lockLifetime, int priority) {}

    /** What becomes of jobs that succeeded, and of those that run when the worker ends. */
    public record Ending(boolean persistJobs, OnShutdown onShutdown, Duration shutdownGrace) {}

    /** The fate of a running job that does not finish within the grace period. */
    public enum OnShutdown {
        REQUEUE,
        REMOVE
    }

    /**
     * What the worker says of itself.
     *
     * @param verbose 0 to 3, for the console
     * @param jobAttributes lists by option name, those that were given
     */
    public record Reports(
            int verbose, boolean silent, Duration pingInterval, Map<String, List<String>> jobAttributes) {}
}
