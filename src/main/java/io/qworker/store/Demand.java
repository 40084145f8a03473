package io.qworker.store;

import io.qworker.job.ClusterLimits;
import java.time.Instant;
import java.util.Map;

/**
 * Which jobs a worker would take.
 *
 * @param room how many jobs of each name; other names are left alone
 * @param most how many in all
 * @param dueBy jobs due up to this instant
 * @param limits what the jobs of a name must keep to in the whole cluster; names without limits are left out
 */
public record Demand(Map<String, Integer> room, int most, Instant dueBy, Map<String, ClusterLimits> limits) {

    /** The limits of one name. */
    public ClusterLimits limits(String name) {
        return limits.getOrDefault(name, ClusterLimits.NONE);
    }
}
