package io.qworker.store;

import java.util.Map;

/**
 * How many jobs there are of each task that has any, by state.
 *
 * @param tasks by task id, in the order of the ids
 */
public record JobCounts(Map<String, OfTask> tasks) {

    /**
     * The jobs of one task.
     *
     * @param waiting {@code QUEUED} or {@code SCHEDULED}: their time has come or will come
     */
    public record OfTask(Count waiting, Count running, Count failed, Count repeating, Count completed) {}

    /**
     * A number of jobs.
     *
     * @param atLeast there may be more: counting on would have taken too long
     */
    public record Count(long jobs, boolean atLeast) {}
}
