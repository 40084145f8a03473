package io.qworker.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting, on one page: its key in the configuration file, what it means, and its default. The environment variable
 * of {@code processEvery} is {@code QWORKER_PROCESS_EVERY}. Source: protocol.md §2.9.
 */
public enum Setting {
    ID("id", "the worker's name; worker-<pid>"),
    PID("pid", "the number by which a manager addresses the worker; the process id, or a random one in place of 1"),
    TASKS("tasks", "ids of the tasks to run, a list or a text with spaces"),
    PATHS("paths", "folders to load tasks from, a list or a text with commas; ./tasks"),
    PERMISSIONS(
            "permissions", "{fs: [\"./data\"], net: [\"db:5432\"], run, env, worker} of all task files; everything"),
    STANDALONE("standalone", "work without a manager; false"),
    DISABLED("disabled", "register and ping, but take no jobs; false"),
    SILENT("silent", "publish no notifications; false"),
    VERBOSE("verbose", "how much to say, 0 to 3; 0"),
    LANES("lanes", "how many JavaScript threads, or \"auto\" for one a processor; 1"),

    MONGO("mongo", "MongoDB URI; without one, jobs are kept in the file db"),
    DB("db", "file of the embedded store; ./qworker.db"),
    COLLECTION("collection", "MongoDB collection of jobs; Job"),
    CHANNEL_NAME("channelName", "MongoDB collection of messages; mubsub"),

    HTTP("http", "host:port where the manager answers HTTP, or false for nowhere; 127.0.0.1:7077"),
    TOKEN("token", "what HTTP requests must present as “Authorization: Bearer …”; nothing"),
    MANAGER("manager", "URL of a manager that looks after the jobs, for commands to ask in place of a store"),

    PROCESS_EVERY("processEvery", "how often to look for due jobs, at the latest; 5 seconds"),
    PING_INTERVAL("pingInterval", "how often to show signs of life; 5 seconds"),
    MAX_CONCURRENCY("maxConcurrency", "how many jobs at once; 20"),
    LOCK_LIMIT("lockLimit", "how many jobs to hold at once; 0, which is any number"),
    TASK_DEFAULTS(
            "taskDefaults", "{concurrency: 5, lockLimit: 0, lockLifetime: \"10 minutes\", priority: 0} of each task"),

    AGENDA_COMPAT(
            "agendaCompat", "how times and intervals are read, \"6\", or \"0.7\" for what Agenda 0.7 made of them; 6"),

    PERSIST_JOBS("persistJobs", "keep one-off jobs after they succeeded; false"),
    ON_SHUTDOWN("onShutdown", "what becomes of running jobs at the end, \"requeue\" or \"remove\"; requeue"),
    SHUTDOWN_GRACE("shutdownGrace", "how long running jobs may go on at the end; 10 seconds"),

    JOB_ATTRIBUTES("jobAttributes", "job attributes that notifications carry"),
    JOB_START_ATTRIBUTES("jobStartAttributes", "… when a job starts"),
    JOB_PROGRESS_ATTRIBUTES("jobProgressAttributes", "… when a job progresses; none"),
    JOB_SUCCESS_ATTRIBUTES("jobSuccessAttributes", "… when a job succeeds"),
    JOB_FAIL_ATTRIBUTES("jobFailAttributes", "… when a job fails");

    private final String key;
    private final String meaning;

    Setting(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    /** What it means and, after the semicolon, its default. */
    public String meaning() {
        return meaning;
    }

    public String environmentName() {
        return "QWORKER_" + name();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
