package io.qworker.store;

import io.qworker.job.JobState;
import java.util.Set;

/**
 * Which jobs to look at.
 *
 * @param names task ids; empty for all
 * @param states empty for all
 */
public record JobFilter(Set<String> names, Set<JobState> states) {

    public static final JobFilter ALL = new JobFilter(Set.of(), Set.of());
}
