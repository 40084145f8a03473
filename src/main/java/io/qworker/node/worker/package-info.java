/**
 * {@code worker_threads}: a worker is one more lane of the same process. What they say to each other goes through
 * {@link io.qworker.node.worker.PortData message ports} as {@link io.qworker.node.worker.Message serialized values}. Start
 * with {@link io.qworker.node.worker.WorkerThread}.
 */
package io.qworker.node.worker;
