package io.qworker.job;

/**
 * A worker's hold on a job: the job as it was read when it was taken, and the lease under which it was taken. It stays
 * current until the job is finished, released, or returned because the lease ran out.
 */
public record Claim(Job job, String leaseId) {}
