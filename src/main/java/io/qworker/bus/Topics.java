package io.qworker.bus;

import java.util.Set;

/** Every event name on the channel, on one page. Source: protocol.md §2.1, §2.2. */
public final class Topics {

    public static final String MANAGER_START = "manager:start";
    public static final String MANAGER_STOP = "manager:stop";
    /** What the leading manager knows of tasks, said again and again for the next one to find. Ours; Node peers ignore it. */
    public static final String MANAGER_TASKS = "manager:tasks";

    public static final String JOB_CANCEL = "job:cancel";
    public static final String DEFINE_TASKS = "define:tasks";
    public static final String SCHEDULE_TASK = "schedule:task";
    /** A hint that jobs became due or will: the message names the task. Ours; Node peers ignore it. */
    public static final String JOB_SCHEDULED = "job:scheduled";

    /** A hint that a task or a worker was paused or resumed. Ours; Node peers ignore it. */
    public static final String PAUSES_CHANGED = "pauses:changed";

    public static final String WORKER_CONNECTED = "worker:connected";
    public static final String WORKER_NOTIFICATION = "worker:notification";
    public static final String WORKER_INITIALIZE = "worker:initialize";
    public static final String WORKER_BEFORE_START = "worker:before:start";
    public static final String WORKER_START = "worker:start";
    public static final String WORKER_BEFORE_RESTART = "worker:before:restart";
    public static final String WORKER_RESTART = "worker:restart";
    public static final String WORKER_PING = "worker:ping";
    public static final String WORKER_BEFORE_STOP = "worker:before:stop";
    public static final String WORKER_STOP = "worker:stop";
    public static final String WORKER_DISCONNECTED = "worker:disconnected";
    public static final String WORKER_TERMINATE = "worker:terminate";

    /** What is asked of a manager, and is kept for one that was not there: it may come back. */
    public static final Set<String> REQUESTS = Set.of(SCHEDULE_TASK, JOB_CANCEL);

    private Topics() {}

    /** The event by which the manager starts the worker with this pid. */
    public static String start(long pid) {
        return pid + "/start";
    }

    public static String stop(long pid) {
        return pid + "/stop";
    }

    public static String terminate(long pid) {
        return pid + "/terminate";
    }

    /** An event of a task's own, addressed by its worker's pid. */
    public static String own(long pid, String event) {
        return pid + "/" + event;
    }
}
