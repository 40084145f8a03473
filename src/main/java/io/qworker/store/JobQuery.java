package io.qworker.store;

import io.qworker.job.JobState;
import java.util.Set;

/**
 * Which jobs to list, newest first.
 *
 * @param names task ids; empty for all
 * @param states states; empty for all
 */
public record JobQuery(Set<String> names, Set<JobState> states, int skip, int limit) {}
