/**
 * The life of a worker and of its jobs. {@link io.qworker.worker.Worker} speaks with the manager and starts a
 * {@link io.qworker.worker.Session}, in which {@link io.qworker.worker.Claimer} takes due jobs,
 * {@link io.qworker.worker.JobRunner} hands them to lanes and {@link io.qworker.worker.Finisher} writes what became of them.
 * Start with {@code Worker}.
 */
package io.qworker.worker;
