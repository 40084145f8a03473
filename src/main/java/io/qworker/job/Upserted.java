package io.qworker.job;

/**
 * What became of a unique job.
 *
 * @param job as it is stored now
 * @param inserted whether it is new; else it was there before
 */
public record Upserted(Job job, boolean inserted) {}
