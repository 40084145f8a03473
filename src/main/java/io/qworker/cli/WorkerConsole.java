package io.qworker.cli;

import java.util.function.Consumer;

/**
 * Turns what happens in a worker into the original worker's console lines; how much is said depends on how often
 * {@code -v} was given. Source: protocol.md §2.3.
 */
public final class WorkerConsole {

    private final String worker;
    private final int verbose;
    private final Consumer<String> lines;

    /** @param lines takes each line; it may be called by several threads at once */
    public WorkerConsole(String id, long pid, int verbose, Consumer<String> lines) {
        this.worker = id + " [" + pid + "]";
        this.verbose = verbose;
        this.lines = lines;
    }

    /** @param store which file or server, as {@link io.qworker.store.JobStore#describe} has it */
    public void keepsJobsIn(String store) {
        say(0, "Jobs are kept in " + store);
    }

    /** @param channel where the worker listens, as people would recognise it */
    public void waitsForManager(String channel) {
        say(
                0,
                "Waiting for a manager on " + channel
                        + ": start one with `qworker manager`, or run this worker on its own with --standalone");
    }

    public void connected() {
        say(1, "Connected: " + worker);
    }

    public void disconnected() {
        say(1, "Disconnected: " + worker);
    }

    public void error(String message) {
        say(0, "Error: " + message);
    }

    /** @param manager the application that went offline; empty when it is not known */
    public void paused(String manager) {
        say(2, manager.isEmpty() ? "Paused worker" : "Paused worker (`" + manager + "` is offline)");
    }

    public void stopping() {
        say(3, "Stopping: " + worker);
    }

    public void stopped() {
        say(0, "Stopped: " + worker);
    }

    public void managerOnline(String manager) {
        say(1, "Manager `" + manager + "` is online");
    }

    public void managerOffline(String manager) {
        say(1, "Manager `" + manager + "` is offline");
    }

    /** @param change what became of the recurring job that the task's metadata asks for */
    public void scheduleChanged(String taskId, String change) {
        say(0, "Schedule of " + taskId + ": " + change);
    }

    public void taskLoaded(String id, String name) {
        say(3, "Loaded task: " + id + " - " + name);
    }

    /** @param type {@code initializer} or {@code finalizer} */
    public void workerHook(String workerId, String type) {
        say(3, "Worker `" + workerId + "` lifecycle event: " + type);
    }

    /** @param jobId for hooks of a job; empty for those of the task */
    public void taskHook(String taskId, String type, String jobId) {
        String job = jobId.isEmpty() ? "" : " (job: " + jobId + ")";
        say(3, "Task `" + taskId + "` lifecycle event: " + type + job);
    }

    public void jobStarted(String task, String jobId) {
        job(1, task, jobId, "started");
    }

    /** @param percent 0 to 100 */
    public void jobProgress(String task, String jobId, double percent) {
        job(2, task, jobId, "progress - " + plain(percent) + "%");
    }

    public void jobCompleted(String task, String jobId) {
        job(1, task, jobId, "completed");
    }

    /** @param error as {@code String(err)} has it in JavaScript */
    public void jobFailed(String task, String jobId, String error) {
        job(0, task, jobId, "failed - " + error);
    }

    private void job(int level, String task, String jobId, String what) {
        say(level, "Task - " + task + " (" + jobId + "): " + what);
    }

    private void say(int level, String line) {
        if (verbose >= level) {
            lines.accept(line);
        }
    }

    /** A number as JavaScript prints it. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
