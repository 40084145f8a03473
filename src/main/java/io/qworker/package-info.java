/**
 * Qworker: JavaScript tasks written for Node, run on the JVM from a durable queue.
 */
package io.qworker;
