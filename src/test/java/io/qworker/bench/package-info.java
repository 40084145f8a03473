/**
 * Measures the product as people use it, and BullMQ beside it: one class for each figure that {@link io.qworker.bench.Bench}
 * prints. {@code scripts/bench} runs it; it is no test.
 */
package io.qworker.bench;
