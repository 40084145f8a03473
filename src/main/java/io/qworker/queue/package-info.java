/**
 * What people ask of the queue, wherever it is: {@link io.qworker.queue.JobsAccess}, straight to a store with
 * {@link io.qworker.queue.StoredJobs}, or through a manager's URL.
 */
package io.qworker.queue;
