/**
 * Publish and subscribe, in mubsub's format: {@link io.qworker.bus.Bus}, over a capped MongoDB collection, over a SQLite
 * file, and within one process. All pass one contract suite. {@link io.qworker.bus.Topics} names every channel event.
 */
package io.qworker.bus;
