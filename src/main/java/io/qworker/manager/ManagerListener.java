package io.qworker.manager;

/** Told of what a manager decides, for a console or a test. Called on the manager's threads. */
public interface ManagerListener {

    default void leads() {}

    default void standsBy() {}

    default void stopped() {}

    default void admitted(LiveWorker worker) {}

    /** @param reason as the worker is told it */
    default void refused(LiveWorker worker, String reason) {}

    default void online(LiveWorker worker) {}

    default void offline(LiveWorker worker) {}

    /** The worker took its leave. */
    default void left(LiveWorker worker) {}

    /** @param name the task's id */
    default void scheduled(String name, String jobId) {}

    default void returnedJobs(int count) {}

    /** Something that a person should know and that the manager lives with. */
    default void warned(String message) {}

    /** Something did not work; it is tried again. */
    default void failed(String message) {}
}
