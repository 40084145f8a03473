package io.qworker.worker;

import io.qworker.task.TaskDefinition;

/** Told of what happens to a worker and its jobs, for a console or a test. Called on any thread. */
public interface WorkerListener {

    default void connected() {}

    default void disconnected() {}

    /** Waiting for a manager, and none has answered so far. */
    default void waitsForManager() {}

    default void managerOnline(String application) {}

    default void managerOffline(String application) {}

    default void paused(String application) {}

    default void started() {}

    default void stopping() {}

    default void stopped() {}

    /** The recurring job that a task's metadata asks for was made, changed or removed. */
    default void scheduleChanged(String task, String change) {}

    default void taskLoaded(TaskDefinition task) {}

    default void jobStarted(String task, String jobId) {}

    default void jobProgressed(String task, String jobId, double percent) {}

    default void jobSucceeded(String task, String jobId) {}

    default void jobFailed(String task, String jobId, String reason) {}

    default void notified(Notification notification) {}

    default void warned(String message) {}

    default void failed(String message) {}
}
