package io.qworker.store;

/** That a task's jobs are not to be claimed anywhere, or that a worker is to claim nothing. What runs goes on. */
public record Pause(Kind kind, String id) {

    /** What is paused. */
    public enum Kind {
        TASK,
        WORKER
    }

    public static Pause task(String id) {
        return new Pause(Kind.TASK, id);
    }

    public static Pause worker(String id) {
        return new Pause(Kind.WORKER, id);
    }
}
