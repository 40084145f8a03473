/**
 * The words of the product, without any I/O: a {@link io.qworker.job.Job} in Agenda's shape, its state, the claim a worker
 * holds on it and what its run came to. Start with {@link io.qworker.job.Job}.
 */
package io.qworker.job;
