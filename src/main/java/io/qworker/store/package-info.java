/**
 * The seam to storage: {@link io.qworker.store.JobStore}, implemented over MongoDB and over an embedded SQLite file. Both
 * pass one contract suite.
 */
package io.qworker.store;
