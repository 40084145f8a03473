package io.qworker.job;

import java.util.Optional;

/**
 * How many of a task's jobs may run at once, and may begin within a period, in the whole cluster.
 *
 * @param concurrency 0 for any number
 */
public record ClusterLimits(int concurrency, Optional<RateLimit> rate) {

    public static final ClusterLimits NONE = new ClusterLimits(0, Optional.empty());

    public boolean isNone() {
        return equals(NONE);
    }

    /** The concurrency where it is limited. */
    public int atOnce() {
        return concurrency == 0 ? Integer.MAX_VALUE : concurrency;
    }
}
